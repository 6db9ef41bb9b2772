"""Migrations: complete, in one line, and reversible."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader


def our_apps() -> list[str]:
    return sorted(
        config.label for config in apps.get_app_configs() if "site-packages" not in config.path
    )


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_app_has_one_head_and_its_file_names_it() -> None:
    loader = MigrationLoader(None)
    assert loader.detect_conflicts() == {}
    for label in our_apps():
        heads = loader.graph.leaf_nodes(label)
        if heads:
            head_file = apps.get_app_config(label).path + "/migrations/max_migration.txt"
            with open(head_file, encoding="utf-8") as file:  # noqa: PTH123
                assert file.read().strip() == heads[0][1]


@pytest.mark.django_db(transaction=True)
def test_all_migrations_go_down_and_up_again() -> None:
    heads = [head for head in MigrationLoader(None).graph.leaf_nodes() if head[0] in our_apps()]
    roots = [(label, None) for label, _ in heads]
    try:
        MigrationExecutor(connection).migrate(roots)
        left = set(connection.introspection.table_names()) - {"django_migrations"}
        assert left == set()
    finally:
        MigrationExecutor(connection).migrate(heads)
    assert MigrationExecutor(connection).migration_plan(heads) == []

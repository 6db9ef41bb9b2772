"""Migrations: complete, in one line, and reversible."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from api.management.commands.migrate import ADVISORY_LOCK


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


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_migration_that_waits_its_turn_holds_up_no_index() -> None:
    def migrate() -> None:
        try:
            call_command("migrate", verbosity=0)
        finally:
            connections.close_all()

    waiting = "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%%advisory_lock%%' AND pid <> %s"
    with connection.cursor() as cursor, ThreadPoolExecutor(1) as pool:
        cursor.execute("SELECT pg_advisory_lock(%s), pg_backend_pid()", [ADVISORY_LOCK])
        _, own_pid = cursor.fetchone()
        done = pool.submit(migrate)
        try:
            while not cursor.execute(waiting, [own_pid]).fetchone():
                time.sleep(0.05)
            cursor.execute("CREATE INDEX CONCURRENTLY waiting ON django_migrations (applied)")
            cursor.execute("DROP INDEX waiting")
            assert not done.done()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])
        done.result()


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_migration_gives_up_rather_than_hold_up_traffic(monkeypatch: pytest.MonkeyPatch) -> None:
    def limits(*_: Any, **__: Any) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            (lock,) = cursor.fetchone()
            cursor.execute("SHOW statement_timeout")
            (statement,) = cursor.fetchone()
        return [lock, statement]

    before, seen = limits(), []
    monkeypatch.setattr(MigrateCommand, "handle", lambda *_, **__: seen.extend(limits()))
    call_command("migrate", verbosity=0)
    assert seen == ["5s", "15min"]
    assert limits() == before

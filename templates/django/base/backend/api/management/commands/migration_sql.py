import subprocess
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.utils import ConnectionHandler
from psycopg.sql import quote

OLDEST_POSTGRESQL = 150000


class Command(BaseCommand):
    help = "Print what our migrations do to PostgreSQL, or have squawk look for dangers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        for migration, sql in our_migrations():
            if not check:
                self.stdout.write(sql)
            elif subprocess.run(["squawk"], input=sql, text=True, check=False).returncode:  # noqa: S607
                raise CommandError(f"{migration} is dangerous for a database in use.")


def our_migrations() -> Iterator[tuple[Migration, str]]:
    """Each migration with its SQL for PostgreSQL, which need not run for that."""
    postgresql = ConnectionHandler(
        {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "unused"}}
    )["default"]
    # What Django would otherwise ask a server: its version, and how it quotes a value.
    vars(postgresql)["pg_version"] = OLDEST_POSTGRESQL
    vars(postgresql.ops)["compose_sql"] = inline
    loader = MigrationLoader(None)
    for key, migration in sorted(loader.graph.nodes.items()):
        if Path(apps.get_app_config(key[0]).path).is_relative_to(settings.ROOT / "backend"):
            state = loader.project_state(key, at_end=False)
            with postgresql.schema_editor(collect_sql=True, atomic=False) as editor:
                migration.apply(state, editor, collect_sql=True)
            statements = [sql for sql in editor.collected_sql if sql]
            if migration.atomic:
                statements = ["BEGIN;", *statements, "COMMIT;"]
            yield migration, "\n".join(statements) + "\n"


def inline(sql: str, params: Iterable[Any] | None) -> str:
    return sql % tuple(quote(value) for value in params or ())

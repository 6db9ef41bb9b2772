"""How Alembic reaches the database."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, text

from app.database.engine import make_engine
from app.database.migration_lock import take_migration_lock
from app.database.model import UtcDateTime
from app.models import Base
from app.settings import load_settings

LOCK_TIMEOUT = "SET lock_timeout = '5s'"
STATEMENT_TIMEOUT = "SET statement_timeout = '15min'"


def render_item(kind: str, item: object, _autogenerate: AutogenContext) -> str | Literal[False]:
    """Keep application code out of migrations, since they outlive it."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def configure(**where: Any) -> None:  # noqa: ANN401 - handed through to Alembic
    """Set up the context, online and offline alike."""
    context.configure(
        target_metadata=Base.metadata,
        render_item=render_item,
        transaction_per_migration=True,
        **where,
    )


def write_sql() -> None:
    """Print the SQL for PostgreSQL instead of running it."""
    configure(dialect_name="postgresql", literal_binds=True)
    context.execute(LOCK_TIMEOUT)
    context.execute(STATEMENT_TIMEOUT)
    with context.begin_transaction():
        context.run_migrations()


def migrate(connection: Connection) -> None:
    """Run the migrations; on PostgreSQL one process at a time, and never waiting long for a lock."""
    if connection.dialect.name == "sqlite":
        migrate_sqlite(connection)
        return
    take_migration_lock(connection)
    connection.execute(text(LOCK_TIMEOUT))
    connection.execute(text(STATEMENT_TIMEOUT))
    connection.commit()
    configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()


def migrate_sqlite(connection: Connection) -> None:
    """Run the migrations where a changed table is a new one that takes the place of the old."""

    def refuse_orphans(**_step: Any) -> None:  # noqa: ANN401 - whatever Alembic tells
        if orphans := connection.execute(text("PRAGMA foreign_key_check")).all():
            tables = ", ".join(sorted({orphan.table for orphan in orphans}))
            raise CommandError(f"rows are left without the rows they refer to, in {tables}")

    # Else dropping the old table would delete the rows that refer to it; it is ignored in a transaction.
    connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
    configure(connection=connection, render_as_batch=True, on_version_apply=refuse_orphans)
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    write_sql()
else:
    engine: Engine = context.config.attributes.get("engine") or make_engine(load_settings().database_url)
    with engine.connect() as connection:
        # Closed for good afterwards: its lock and its timeouts must not go back into a pool.
        connection.detach()
        migrate(connection)

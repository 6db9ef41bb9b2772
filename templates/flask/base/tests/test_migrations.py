"""Migrations: one head, both ways, no drift."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from app.commands import HEAD_FILE, alembic_config
from app.database.engine import make_engine
from app.models import Base


@pytest.fixture
def engine(test_database_url: str, tmp_path: Path) -> Iterator[Engine]:
    """Open an empty database, or an empty schema of the tests' one."""
    if test_database_url.startswith("sqlite"):
        engine = make_engine(f"sqlite:///{tmp_path / 'migrations.sqlite3'}")
    else:
        engine = make_engine(f"{test_database_url}?options=-csearch_path%3Dmigrations")
        with engine.begin() as connection:
            connection.execute(text("CREATE SCHEMA migrations"))
    yield engine
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA migrations CASCADE"))
    engine.dispose()


@pytest.fixture
def config(engine: Engine) -> Config:
    """Point Alembic at that database."""
    config = alembic_config()
    config.attributes["engine"] = engine
    return config


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_there_is_one_head_and_the_head_file_names_it() -> None:
    heads = ScriptDirectory.from_config(alembic_config()).get_heads()

    assert heads == HEAD_FILE.read_text().split()


def test_up_down_up(engine: Engine, config: Config) -> None:
    command.upgrade(config, "head")
    first = tables(engine)
    command.downgrade(config, "base")
    nothing = tables(engine)
    command.upgrade(config, "head")

    assert first == set(Base.metadata.tables)
    assert nothing == set()
    assert tables(engine) == first


def test_each_migration_can_be_undone(engine: Engine, config: Config) -> None:
    for revision in reversed(list(ScriptDirectory.from_config(config).walk_revisions())):
        command.upgrade(config, revision.revision)
        before = tables(engine)
        command.downgrade(config, "-1")
        assert tables(engine) < before
        command.upgrade(config, revision.revision)
        assert tables(engine) == before


def test_the_models_say_nothing_that_the_migrations_do_not(engine: Engine, config: Config) -> None:
    command.upgrade(config, "head")

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []

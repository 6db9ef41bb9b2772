"""Migrations: one head, both ways, no drift, no lost rows."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationStep
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, MetaData, event, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from app.commands import HEAD_FILE, alembic_config, migration_sql, revision_id
from app.database.engine import make_engine
from app.database.migration_lock import ADVISORY_LOCK
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


@pytest.fixture
def other_config(config: Config, tmp_path: Path) -> Config:
    """Put the migrations of a test in the place of the project's."""
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(tmp_path))
    return config


def write_migration(
    folder: Path, revision: str, after: str | tuple[str, ...] | None, *, up: str = "pass", down: str = "pass"
) -> None:
    imports = "import sqlalchemy as sa\nfrom alembic import op\n"
    identity = f"{revision = }\ndown_revision = {after!r}\n"
    steps = f"def upgrade():\n    {up}\ndef downgrade():\n    {down}\n"
    (folder / f"{revision}.py").write_text(imports + identity + steps)


def schema(engine: Engine) -> set[str]:
    """Describe all tables and indexes, whatever the order of their columns."""
    metadata = MetaData()
    metadata.reflect(engine)
    described: set[str] = set()
    for table in metadata.sorted_tables:
        lines = str(CreateTable(table).compile(engine)).splitlines()
        described.update(f"{table.name}: {line.strip().rstrip(',')}" for line in lines)
        described.update(str(CreateIndex(index).compile(engine)) for index in table.indexes)
    return {line for line in described if not line.startswith("alembic_version: ")}


def in_order(config: Config) -> list[Script]:
    return list(ScriptDirectory.from_config(config).walk_revisions())[::-1]


def undo(config: Config, script: Script) -> None:
    """Take back one migration; `downgrade -1` does not know the way back from a merge."""
    scripts = ScriptDirectory.from_config(config)
    step = MigrationStep.downgrade_from_script(scripts.revision_map, script)
    with EnvironmentContext(config, scripts, fn=lambda *_: [step]):
        scripts.run_env()


def assert_each_can_be_undone(engine: Engine, config: Config) -> None:
    for script in in_order(config):
        before = schema(engine)
        command.upgrade(config, script.revision)
        after = schema(engine)
        undo(config, script)
        assert schema(engine) == before
        command.upgrade(config, script.revision)
        assert schema(engine) == after


def test_there_is_one_head_and_the_head_file_names_it() -> None:
    heads = ScriptDirectory.from_config(alembic_config()).get_heads()

    assert heads == HEAD_FILE.read_text().split()


def test_up_down_up(engine: Engine, config: Config) -> None:
    command.upgrade(config, "head")
    first = schema(engine)
    command.downgrade(config, "base")
    nothing = schema(engine)
    command.upgrade(config, "head")

    assert nothing == set()
    assert schema(engine) == first


def test_each_migration_can_be_undone(engine: Engine, config: Config) -> None:
    assert_each_can_be_undone(engine, config)


def test_branches_can_be_merged(engine: Engine, other_config: Config, tmp_path: Path) -> None:
    column = 'op.{}_column("post", {})'
    write_migration(
        tmp_path,
        "0001_post",
        None,
        up='op.create_table("post", sa.Column("id", sa.Integer, primary_key=True))',
        down='op.drop_table("post")',
    )
    for name in ("0002_title", "0002_text"):
        up = column.format("add", f'sa.Column("{name}", sa.Text)')
        write_migration(tmp_path, name, "0001_post", up=up, down=column.format("drop", f'"{name}"'))
    write_migration(tmp_path, "0003_merge", ("0002_title", "0002_text"))

    assert_each_can_be_undone(engine, other_config)
    assert ["0002_" in migration_sql(other_config, script) for script in in_order(other_config)]


def test_a_changed_table_keeps_the_rows_that_refer_to_it(
    engine: Engine, other_config: Config, tmp_path: Path
) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE ward (id BIGINT PRIMARY KEY, name TEXT)"))
        connection.execute(
            text("CREATE TABLE bed (ward_id BIGINT NOT NULL REFERENCES ward (id) ON DELETE CASCADE)")
        )
        connection.execute(text("INSERT INTO ward VALUES (1, 'north')"))
        connection.execute(text("INSERT INTO bed VALUES (1)"))
    change = 'with op.batch_alter_table("ward") as ward: ward.alter_column("name", nullable=False)'
    write_migration(tmp_path, "0001_name", None, up=change)

    command.upgrade(other_config, "head")

    with engine.begin() as connection:
        assert connection.execute(text("SELECT ward_id FROM bed")).scalars().all() == [1]


def test_a_migration_that_orphans_rows_is_rolled_back(
    engine: Engine, other_config: Config, tmp_path: Path
) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE ward (id BIGINT PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE bed (ward_id BIGINT NOT NULL REFERENCES ward (id))"))
        connection.execute(text("INSERT INTO ward VALUES (1)"))
        connection.execute(text("INSERT INTO bed VALUES (1)"))
    write_migration(tmp_path, "0001_close", None, up='op.execute("DELETE FROM ward")')

    with pytest.raises((CommandError, IntegrityError)):
        command.upgrade(other_config, "head")

    with engine.begin() as connection:
        assert connection.execute(text("SELECT id FROM ward")).scalars().all() == [1]


@pytest.mark.postgresql
def test_a_migration_waits_for_no_lock_for_long(
    other_config: Config, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_migration(
        tmp_path, "0001_limit", None, up='print(op.get_bind().scalar(sa.text("SHOW lock_timeout")))'
    )

    command.upgrade(other_config, "head")

    assert capsys.readouterr().out == "5s\n"


@pytest.mark.postgresql
def test_whoever_waits_to_migrate_holds_up_no_index(engine: Engine, config: Config) -> None:
    asked = threading.Event()

    def notice(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "advisory_lock" in statement:
            asked.set()

    one_by_one = engine.execution_options(isolation_level="AUTOCOMMIT")
    with ThreadPoolExecutor(1) as pool, one_by_one.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ADVISORY_LOCK})
        event.listen(engine, "before_cursor_execute", notice)
        migrated = pool.submit(command.upgrade, config, "head")
        try:
            assert asked.wait(10)
            connection.execute(text("CREATE TABLE post (id BIGINT)"))
            connection.execute(text("CREATE INDEX CONCURRENTLY ix_post_id ON post (id)"))
            assert not migrated.done()
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY_LOCK})
        migrated.result()


def test_a_long_message_makes_an_id_that_fits() -> None:
    assert revision_id(7, "Add a table of wards, and of their beds") == "0007_add_a_table_of_wards_and_of"
    assert revision_id(8, "Add a table of wards, and beds!") == "0008_add_a_table_of_wards_and_be"


def test_every_constraint_has_the_name_that_the_models_give_it(engine: Engine, config: Config) -> None:
    command.upgrade(config, "head")

    found = inspect(engine)
    for table in Base.metadata.sorted_tables:
        named = {
            found.get_pk_constraint(table.name)["name"],
            *(key["name"] for key in found.get_foreign_keys(table.name)),
            *(unique["name"] for unique in found.get_unique_constraints(table.name)),
            *(check["name"] for check in found.get_check_constraints(table.name)),
        }
        assert named == {constraint.name for constraint in table.constraints}


def test_the_models_say_nothing_that_the_migrations_do_not(engine: Engine, config: Config) -> None:
    command.upgrade(config, "head")

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []

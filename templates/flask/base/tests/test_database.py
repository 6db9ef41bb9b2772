"""Times in the database, and transactions."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask import Flask
from sqlalchemy import DateTime, Engine, bindparam, inspect, literal, select, text
from sqlalchemy.exc import DBAPIError, InvalidRequestError, OperationalError, StatementError
from sqlalchemy.orm import Session

from app.database.engine import database_url, make_engine
from app.database.model import UtcDateTime
from app.database.session import on_commit, transaction
from app.models import Base
from app.settings import Settings


def test_times_come_back_in_utc(session: Session) -> None:
    local = datetime(2026, 3, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))

    with transaction(session):
        loaded = session.scalar(select(literal(local, UtcDateTime)))

    assert loaded == local
    assert loaded is not None
    assert loaded.tzinfo == UTC


def test_naive_times_are_refused(session: Session) -> None:
    naive = datetime(2026, 3, 1, 10, 30)  # noqa: DTZ001 - the very thing that is refused

    with transaction(session), pytest.raises(StatementError, match="naive"):
        session.scalar(select(bindparam("at", naive, UtcDateTime)))


def test_every_time_is_kept_with_its_zone() -> None:
    naive = [
        str(column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, DateTime)
    ]

    assert naive == [], "annotate with datetime alone, which is UtcDateTime"


def test_nothing_reaches_the_database_outside_a_transaction(session: Session) -> None:
    with pytest.raises(InvalidRequestError):
        session.execute(select(1))


def test_what_waits_for_the_commit_runs_after_it_or_never(session: Session) -> None:
    done: list[str] = []

    with transaction(session):
        with transaction(session):
            on_commit(session, lambda: done.append("committed"))
        assert done == []
    with suppress(KeyError), transaction(session):
        on_commit(session, lambda: done.append("rolled back"))
        raise KeyError

    assert done == ["committed"]


def test_a_database_error_repeats_no_value(app: Flask) -> None:
    engine: Engine = app.extensions["database"].engine
    with engine.connect() as connection, pytest.raises(DBAPIError) as failed:
        connection.execute(text("SELECT * FROM nothing WHERE secret = :secret"), {"secret": "hunter2"})

    assert "hunter2" not in str(failed.value)


@pytest.mark.postgresql
def test_a_statement_that_takes_too_long_is_cancelled(settings: Settings) -> None:
    engine = make_engine(settings.database_url, statement_seconds=1)
    with engine.connect() as connection, pytest.raises(OperationalError, match="statement timeout"):
        connection.execute(text("SELECT pg_sleep(60)"))
    engine.dispose()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "", "x", "postgresql://hunter2@host:hunter2/x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"^must be a URL that starts with postgresql:// or sqlite://$"):
        database_url(url)


def test_every_foreign_key_is_backed_by_an_index(app: Flask) -> None:
    engine: Engine = app.extensions["database"].engine
    for table in Base.metadata.sorted_tables:
        indexes = [index["column_names"] for index in inspect(engine).get_indexes(table.name)]
        for key in inspect(engine).get_foreign_keys(table.name):
            columns = key["constrained_columns"]
            assert any(index[: len(columns)] == columns for index in indexes), (table.name, columns)


def test_a_relationship_raises_rather_than_load_by_itself() -> None:
    loading = {
        str(relationship): relationship.lazy
        for mapper in Base.registry.mappers
        for relationship in mapper.relationships
    }

    assert set(loading.values()) <= {"raise", "raise_on_sql"}, loading

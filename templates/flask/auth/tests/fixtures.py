"""People and the queries that they cause."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from app.auth import passwords
from app.models import Base
from tests.people import Person, add_person

type Explain = Callable[[Callable[[Session], object]], list[str]]


@pytest.fixture(scope="session", autouse=True)
def production_hasher() -> Iterator[PasswordHasher]:
    """Return what hashes passwords in production; all other tests do with less effort."""
    hasher = passwords.hasher
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield hasher


@pytest.fixture
def ada(app: Flask) -> Person:
    """Sign in somebody."""
    return add_person(app)


@pytest.fixture
def bob(app: Flask) -> Person:
    """Sign in somebody else."""
    return add_person(app)


@pytest.fixture
def boss(app: Flask) -> Person:
    """Sign in a member of staff."""
    return add_person(app, is_staff=True)


@pytest.fixture
def count_queries(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """Collect the statements that the application sends meanwhile."""
    engine: Engine = app.extensions["database"].engine

    @contextmanager
    def collect() -> Iterator[list[str]]:
        statements: list[str] = []

        def remember(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            statements.append(statement)

        event.listen(engine, "before_cursor_execute", remember)
        try:
            yield statements
        finally:
            event.remove(engine, "before_cursor_execute", remember)

    return collect


@pytest.fixture
def explain() -> Iterator[Explain]:
    """List the steps that SQLite takes for what a call asks; PostgreSQL's depend on how many rows it has."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)

    def steps_of(call: Callable[[Session], object]) -> list[str]:
        steps: list[str] = []

        def ask(
            connection: Connection, _cursor: object, statement: str, given: tuple[Any, ...], *_rest: object
        ) -> None:
            if not statement.startswith("EXPLAIN"):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
                steps.extend(row.detail for row in plan)

        event.listen(engine, "before_cursor_execute", ask)
        with Session(engine) as session:
            call(session)
        return steps

    yield steps_of
    engine.dispose()

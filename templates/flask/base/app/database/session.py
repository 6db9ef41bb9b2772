"""Sessions: one for each application context, with transactions that are always explicit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask, current_app, g
from sqlalchemy import Engine
from sqlalchemy.orm import Session


class Database:
    """The engine of an application and the sessions on it."""

    def __init__(self, app: Flask, engine: Engine) -> None:
        self.engine = engine
        app.extensions["database"] = self
        app.teardown_appcontext(_close_session)

    def open_session(self) -> Session:
        """Open a session that begins no transaction by itself."""
        return Session(self.engine, autobegin=False, expire_on_commit=False)


def database() -> Database:
    """Return the database of the current application."""
    extension: Database = current_app.extensions["database"]
    return extension


def current_session() -> Session:
    """Return the session of the current application context."""
    if "session" not in g:
        g.session = database().open_session()
    session: Session = g.session
    return session


@contextmanager
def transaction(session: Session) -> Iterator[None]:
    """Commit when the outermost block ends well, roll back otherwise; an inner block joins it."""
    if session.in_transaction():
        yield
        return
    callbacks: list[Callable[[], None]] = []
    session.info["on_commit"] = callbacks
    with session.begin():
        yield
    for callback in callbacks:
        callback()


def on_commit(session: Session, callback: Callable[[], None]) -> None:
    """Run `callback` once the current transaction is committed, and never if it is not."""
    session.info["on_commit"].append(callback)


def _close_session(_error: BaseException | None) -> None:
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()

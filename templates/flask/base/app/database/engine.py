"""Making an engine for PostgreSQL or SQLite."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

CONNECT_TIMEOUT_SECONDS = 5
# How long a peer may be silent that should have answered.
PEER_TIMEOUT_SECONDS = 30
SQLITE_BUSY_TIMEOUT_SECONDS = 30
_EXPECTED = "must be a URL that starts with postgresql:// or sqlite://"


def database_url(text: str) -> URL:
    """Read a database URL; `postgres` and `postgresql` mean psycopg 3.

    Raises:
        ValueError: if this is no URL, or the database is neither PostgreSQL nor SQLite.

    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError(_EXPECTED) from None
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite":
        return url
    raise ValueError(_EXPECTED)


def make_engine(text: str, *, statement_seconds: int = 0) -> Engine:
    """Make an engine; nothing connects before it is used.

    PostgreSQL cancels a statement that takes longer than `statement_seconds`, unless it is 0.
    """
    url = database_url(text)
    if url.drivername == "sqlite":
        return _sqlite_engine(url)
    connect_args: dict[str, int | str] = {
        "connect_timeout": CONNECT_TIMEOUT_SECONDS,
        "keepalives_idle": PEER_TIMEOUT_SECONDS,
        "tcp_user_timeout": PEER_TIMEOUT_SECONDS * 1000,
    }
    if statement_seconds:
        given = url.normalized_query.get("options", ())
        connect_args["options"] = " ".join((f"-c statement_timeout={statement_seconds}s", *given))
    return create_engine(
        url, pool_pre_ping=True, pool_timeout=10, hide_parameters=True, connect_args=connect_args
    )


def _sqlite_engine(url: URL) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS})
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _configure_sqlite(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver would begin late and as a reader, and then fail to become a writer.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

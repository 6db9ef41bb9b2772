"""Where the data lives: SQLite until `DATABASE_URL` names PostgreSQL."""

from pathlib import Path
from typing import Any

import environ

SQLITE_OPTIONS = {
    # A transaction that will write takes the write lock at its start: one that
    # took it later could not wait for it and would fail at once.
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database_settings(env: environ.Env, root: Path) -> dict[str, Any]:
    """Django's settings of the database that `DATABASE_URL` names.

    A relative SQLite path starts at `root`. Each thread keeps its connection for a
    minute and checks it before a request, so a restarted server costs no error.
    """
    database = dict(env.db_url("DATABASE_URL", default="sqlite:///var/app.sqlite3"))
    options = database.setdefault("OPTIONS", {})
    if database["ENGINE"] == "django.db.backends.sqlite3":
        path = root / database["NAME"]
        path.parent.mkdir(parents=True, exist_ok=True)
        database["NAME"] = str(path)
        # A file, not memory: threads and worker processes of a test share it.
        database["TEST"] = {"NAME": str(path.with_name(f"test_{path.name}"))}
        options.update(SQLITE_OPTIONS)
        return database
    options.setdefault("connect_timeout", 5)
    # A peer that is silent for this long is gone.
    options.setdefault("keepalives_idle", 30)
    options.setdefault("tcp_user_timeout", 30_000)
    if seconds := env.int("STATEMENT_SECONDS", default=30):
        limit = f"-c statement_timeout={seconds}s"
        options["options"] = f"{limit} {options.get('options', '')}".rstrip()
    return database | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

"""Letting one process at a time migrate a PostgreSQL database."""

import time

from sqlalchemy import Connection, text

# Any number will do, as long as two deployments that migrate at once use the same.
ADVISORY_LOCK = 7_241_905_118
_PAUSE_SECONDS = 0.5


def take_migration_lock(connection: Connection) -> None:
    """Take the advisory lock, which ends with the connection.

    A statement that waited for it would hold a snapshot, which an index that is built concurrently
    under the lock waits for in turn.
    """
    attempt = text("SELECT pg_try_advisory_lock(:key)")
    while not connection.scalar(attempt, {"key": ADVISORY_LOCK}):
        connection.rollback()
        time.sleep(_PAUSE_SECONDS)

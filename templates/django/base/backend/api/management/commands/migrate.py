import time
from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections
from django.db.backends.utils import CursorWrapper

LOCK_TIMEOUT = "5s"
STATEMENT_TIMEOUT = "15min"
# Any number, as long as nothing else in this database takes it.
ADVISORY_LOCK = 4_711_000_001
PAUSE_SECONDS = 0.5


class Command(MigrateCommand):
    """Django's own, but one at a time, and giving up rather than queueing up all traffic.

    A statement that waits for a table lock holds up everybody behind it; run the command
    again when a long query has ended.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if connection.vendor != "postgresql":
            super().handle(*args, **options)
            return
        with connection.cursor() as cursor:
            wait_for_turn(cursor)
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [LOCK_TIMEOUT])
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", [STATEMENT_TIMEOUT])
        try:
            super().handle(*args, **options)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("RESET lock_timeout")
                cursor.execute("RESET statement_timeout")
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


def wait_for_turn(cursor: CursorWrapper) -> None:
    """Take the advisory lock.

    A statement that waited for it would hold a snapshot, which an index that is built
    concurrently under the lock waits for in turn.
    """
    while True:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
        if cursor.fetchone() == (True,):
            return
        time.sleep(PAUSE_SECONDS)

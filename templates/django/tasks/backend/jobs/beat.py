"""Scheduled work: a tick becomes a job, and its key makes sure of one job a tick."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import crontab
from django.db import DatabaseError, connection

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5


class OutboxScheduler(Scheduler):
    """Enqueues where Celery's own would publish; `task` of an entry is a job type."""

    # Celery's would connect to the broker, which no tick needs.
    producer: Any = None

    def populate_heap(self, *args: Any, **kwargs: Any) -> None:
        """Go on from the last tick on record: what was due while no beat ran is due at once."""
        # Imported here, because the application is loaded before the models are.
        from jobs import services  # noqa: PLC0415

        for name, entry in self.schedule.items():
            tick = persistently(services.last_tick, name)
            # A clock that was ahead must not silence the schedule until its time has come.
            entry.last_run_at = min(tick, datetime.now(UTC)) if tick else entry.last_run_at
        super().populate_heap(*args, **kwargs)

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        from jobs import services  # noqa: PLC0415

        persistently(services.enqueue_tick, str(entry.name), str(entry.task), scheduled_at(entry))


def persistently[**P, T](action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Try until the database answers."""
    while True:
        try:
            return action(*args, **kwargs)
        except DatabaseError:
            logger.exception("the database does not answer, trying again")
            time.sleep(RETRY_SECONDS)
        finally:
            connection.close()


def scheduled_at(entry: ScheduleEntry) -> datetime:
    """When the tick was due, which every beat computes alike, however late it is."""
    if not isinstance(entry.schedule, crontab) or entry.last_run_at is None:
        raise TypeError(f"{entry.name} needs a crontab: other ticks depend on when beat started")
    last_run, delta, _ = entry.schedule.remaining_delta(entry.last_run_at)
    due: datetime = last_run + delta
    return due.astimezone(UTC)

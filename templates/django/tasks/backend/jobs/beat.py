"""Scheduled work: a tick becomes a job, and its key makes sure of one job a tick."""

import logging
import time
from datetime import UTC, datetime
from typing import Any

from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import crontab
from django.db import DatabaseError, connection

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5


class OutboxScheduler(Scheduler):
    """Enqueues where Celery's own would publish; `task` of an entry is a job type."""

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        # Imported here, because the application is loaded before the models are.
        from jobs import services  # noqa: PLC0415

        key = f"{entry.name}:{scheduled_at(entry).isoformat()}"
        while True:
            try:
                services.enqueue(str(entry.task), key=key)
            except DatabaseError:
                logger.exception("%s could not be recorded, trying again", key)
                time.sleep(RETRY_SECONDS)
            else:
                return
            finally:
                connection.close()


def scheduled_at(entry: ScheduleEntry) -> datetime:
    """When the tick was due, which every beat computes alike, however late it is."""
    if not isinstance(entry.schedule, crontab) or entry.last_run_at is None:
        raise TypeError(f"{entry.name} needs a crontab: other ticks depend on when beat started")
    last_run, delta, _ = entry.schedule.remaining_delta(entry.last_run_at)
    due: datetime = last_run + delta
    return due.astimezone(UTC)

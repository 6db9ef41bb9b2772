"""Beat: a tick becomes a job, and its key makes sure of one job a tick."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import crontab
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.database.session import current_session
from app.jobs.services import enqueue_tick, last_tick

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5


def make_scheduler(app: Flask) -> type[Scheduler]:
    """Make the scheduler class that beat runs."""

    def persistently[T](action: Callable[[Session], T]) -> T:
        while True:
            try:
                with app.app_context():
                    return action(current_session())
            except SQLAlchemyError:
                logger.exception("the database does not answer, trying again")
                time.sleep(RETRY_SECONDS)

    class OutboxScheduler(Scheduler):
        """Writes jobs instead of sending messages; `task` of an entry is a type of job."""

        # Celery's would connect to the broker, which no tick needs.
        producer: Any = None

        def populate_heap(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Celery's signature
            """Go on from the last tick on record: what was due while no beat ran is due at once."""
            for name, entry in self.schedule.items():
                tick = persistently(partial(last_tick, schedule=name))
                # A clock that was ahead must not silence the schedule until its time has come.
                entry.last_run_at = min(tick, datetime.now(UTC)) if tick else entry.last_run_at
            super().populate_heap(*args, **kwargs)

        def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:  # noqa: ANN401 - Celery's signature
            """Write the job of a tick, once."""
            del producer
            persistently(
                partial(
                    enqueue_tick,
                    schedule=str(entry.name),
                    job_type=str(entry.task),
                    scheduled_at=scheduled_at(entry),
                )
            )

    return OutboxScheduler


def scheduled_at(entry: ScheduleEntry) -> datetime:
    """Tell when the tick was due, which every beat computes alike, however late it is.

    Raises:
        TypeError: the schedule is no crontab.

    """
    if not isinstance(entry.schedule, crontab) or entry.last_run_at is None:
        raise TypeError(f"{entry.name} needs a crontab: other ticks depend on when beat started")
    last_run, delta, _ = entry.schedule.remaining_delta(entry.last_run_at)
    due: datetime = last_run + delta
    return due.astimezone(UTC)

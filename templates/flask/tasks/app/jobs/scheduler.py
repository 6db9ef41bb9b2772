"""Beat: enqueues what the clock asks for, once, however many beats there are."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from celery.beat import Scheduler
from flask import Flask

from app.database.model import utc_now
from app.database.session import current_session
from app.jobs.services import enqueue

logger = logging.getLogger(__name__)

EVERY_HOUR = timedelta(hours=1)
_RETRY_SECONDS = 5.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def enqueue_scheduled(schedules: dict[str, timedelta], now: datetime) -> datetime:
    """Enqueue the current run of every schedule that has none yet; return when the next is due.

    A run belongs to the full interval since the epoch in which it falls. That interval is part
    of its key, so late ticks and further beats find the job that is already there.
    """
    next_due = []
    for job_type, interval in schedules.items():
        scheduled_at = now - (now - _EPOCH) % interval
        enqueue(current_session(), job_type, key=f"{job_type}:{scheduled_at.isoformat()}")
        next_due.append(scheduled_at + interval)
    return min(next_due)


def make_scheduler(app: Flask, schedules: dict[str, timedelta]) -> type[Scheduler]:
    """Make the scheduler class that beat runs."""

    class OutboxScheduler(Scheduler):
        """Writes jobs instead of sending messages."""

        def setup_schedule(self) -> None:
            """Keep nothing: the schedules are in the code, what has run is in the database."""

        def tick(self, *_args: Any, **_kwargs: Any) -> float:  # noqa: ANN401 - Celery's signature
            """Enqueue what is due; return the seconds until the next look."""
            try:
                with app.app_context():
                    next_due = enqueue_scheduled(schedules, utc_now())
            except Exception:
                logger.exception("scheduling failed")
                return _RETRY_SECONDS
            return max(0.0, (next_due - utc_now()).total_seconds())

    return OutboxScheduler

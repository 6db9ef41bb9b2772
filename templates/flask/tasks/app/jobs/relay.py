"""The relay: sends what is due, from the main process of every worker."""

import logging
import os
import threading
import uuid
from collections.abc import Sequence
from typing import Any

from celery import Celery, bootsteps
from flask import Flask

from app.database.model import utc_now
from app.database.session import current_session, database, transaction
from app.jobs.publisher import Sender
from app.jobs.queries import drop_leases, lease_due_jobs
from app.jobs.timing import Timing

logger = logging.getLogger(__name__)

INTERVAL_SECONDS = 1.0
BATCH_SIZE = 100


def attach_relay(celery: Celery, app: Flask) -> None:
    """Make the workers of this Celery application run the relay as long as they consume."""
    fork_lock = threading.Lock()
    if hasattr(os, "register_at_fork"):
        # The timer may run in a thread, and a child must not inherit a connection in use: SQLite
        # would take the parent's file locks for its own.
        os.register_at_fork(
            before=fork_lock.acquire,
            after_in_parent=fork_lock.release,
            after_in_child=fork_lock.release,
        )

    def tick() -> None:
        with fork_lock:
            relay_safely(app)

    class RelayStep(bootsteps.StartStopStep):
        """Starts and stops the timer with the consumer."""

        requires = ("celery.worker.consumer.tasks:Tasks",)

        def start(self, parent: Any) -> None:  # noqa: ANN401 - Celery's consumer
            self.timer = parent.timer.call_repeatedly(INTERVAL_SECONDS, tick)

        def stop(self, _parent: Any) -> None:  # noqa: ANN401 - Celery's consumer
            self.timer.cancel()

    celery.steps["consumer"].add(RelayStep)


def relay_safely(app: Flask) -> None:
    """Relay once; what fails is tried again at the next tick."""
    with app.app_context():
        try:
            relay_due_jobs(app.extensions["job_publisher"], app.extensions["job_timing"])
        except Exception:
            logger.exception("relay failed")
        finally:
            current_session().close()
            if database().engine.dialect.name == "sqlite":
                database().engine.dispose()


def relay_due_jobs(sender: Sender, timing: Timing) -> Sequence[uuid.UUID]:
    """Lease what is due, then send it; return what was sent."""
    session, now = current_session(), utc_now()
    with transaction(session):
        due = lease_due_jobs(session, now, now + timing.resend_duration, BATCH_SIZE)
    for index, job_id in enumerate(due):
        try:
            sender.publish(job_id)
        except Exception:
            with transaction(session):
                drop_leases(session, due[index:])
            raise
    return due

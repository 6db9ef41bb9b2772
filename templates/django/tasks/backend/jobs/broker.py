"""Telling workers that there is a job; the broker carries its id and nothing else."""

import logging
from uuid import UUID

from celery import current_app
from django.conf import settings
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

TASK = "jobs.run_job"


def is_embedded() -> bool:
    """Whether the broker lives in the worker's own memory, out of reach from here."""
    return bool(settings.BROKER_URL.startswith("memory:"))


def faults() -> tuple[type[BaseException], ...]:
    """What a broker that is gone or refuses raises, by the transport in use."""
    transport = current_app.connection_for_write()
    return (OperationalError, OSError, *transport.connection_errors, *transport.channel_errors)


def is_reachable() -> bool:
    try:
        with current_app.connection_for_write() as connection:
            connection.ensure_connection(max_retries=1, timeout=2)
    except faults():
        return False
    return True


def publish(job_id: UUID) -> bool:
    """Send a job to the workers, or say that the broker did not take it."""
    try:
        current_app.send_task(TASK, args=[str(job_id)], queue=settings.JOB_QUEUE)
    except faults() as exc:
        logger.warning("broker out of reach, job %s waits for the relay: %s", job_id, exc)
        return False
    return True

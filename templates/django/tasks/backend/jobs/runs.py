"""One attempt at a job: claim it, have its effect, record the outcome.

Delivery is at least once; the effect is once, because it commits together with the
outcome, and only while the attempt still holds the row.
"""

import logging
import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from billiard.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from jobs.models import Job
from jobs.registry import HANDLERS, Handler

logger = logging.getLogger(__name__)

FIRST_DELAY = 2.0
LONGEST_DELAY = 300.0
# A job of a type that only newer or older code knows waits for a worker of that code.
UNKNOWN_TYPE_PAUSE = timedelta(seconds=30)
UNKNOWN_TYPE_PATIENCE = timedelta(days=1)
CANCEL_SECONDS = 2


def run(job_id: UUID) -> None:
    """Make one attempt, unless the job is finished, running elsewhere or not due yet."""
    attempt = claim(job_id)
    if attempt is None:
        return
    handler = HANDLERS[attempt.type]
    transient: tuple[type[Exception], ...] = (OperationalError, *handler.transient)
    try:
        perform(attempt, handler)
    except transient as exc:
        logger.warning("job %s will be tried again", attempt.pk, exc_info=exc)
        put_back(attempt, handler)
    except SoftTimeLimitExceeded:
        logger.exception("job %s took too long", attempt.pk)
        bury(attempt, "time_limit")
    except Exception:
        logger.exception("job %s failed", attempt.pk)
        bury(attempt, "internal_error")


def claim(job_id: UUID) -> Job | None:
    """Count an attempt and take the job for as long as a run may last."""
    now = timezone.now()
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=job_id).first()
        if job is None or job.finished_at is not None or job.available_at > now:
            return None
        running = job.status == Job.Status.IN_PROGRESS
        if running and job.lease_until is not None and job.lease_until > now:
            return None
        handler = HANDLERS.get(job.type)
        if handler is None:
            leave_to_others(job)
            return None
        job.status = Job.Status.IN_PROGRESS
        exhausted = job.attempts >= handler.max_attempts
        if not exhausted:
            job.attempts += 1
        job.lease_until = now + timedelta(seconds=settings.JOB_LEASE_SECONDS)
        job.save(update_fields=["status", "attempts", "lease_until", "updated_at"])
        if not exhausted:
            return job
        bury(job, "attempts_exhausted")
    return None


def leave_to_others(job: Job) -> None:
    now = timezone.now()
    changes: dict[str, Any] = {"lease_until": None, "updated_at": now}
    if now - job.created_at > UNKNOWN_TYPE_PATIENCE:
        changes |= {"status": Job.Status.DEAD, "error_code": "unknown_type", "finished_at": now}
    else:
        logger.warning("job %s is of the unknown type %s", job.pk, job.type)
        changes |= {"status": Job.Status.QUEUED, "available_at": now + UNKNOWN_TYPE_PAUSE}
    Job.objects.filter(pk=job.pk).update(**changes)


def perform(attempt: Job, handler: Handler) -> None:
    with transaction.atomic():
        job = Job.objects.held(attempt).select_for_update().first()
        if job is None:
            return
        lift_statement_limit()
        try:
            job.result = handler.effect(job)
        except SoftTimeLimitExceeded:
            cancel_statement()
            raise
        job.status = Job.Status.SUCCEEDED
        job.lease_until = None
        job.finished_at = timezone.now()
        job.save(update_fields=["result", "status", "lease_until", "finished_at", "updated_at"])


def lift_statement_limit() -> None:
    """Let a statement of the job take as long as the job itself may."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")


def cancel_statement() -> None:
    """End what PostgreSQL may still be at: the driver may have been waiting for its answer."""
    if connection.vendor == "postgresql" and connection.connection is not None:
        connection.connection.cancel_safe(timeout=CANCEL_SECONDS)
        connection.close()


def put_back(attempt: Job, handler: Handler) -> None:
    """Let the job wait for its next attempt, or make it dead after the last."""
    if attempt.attempts >= handler.max_attempts:
        bury(attempt, "attempts_exhausted")
        return
    now = timezone.now()
    Job.objects.held(attempt).update(
        status=Job.Status.QUEUED,
        available_at=now + delay(attempt.attempts),
        lease_until=None,
        updated_at=now,
    )


def delay(attempts: int) -> timedelta:
    """Twice as long after each attempt, capped, and spread over half of it."""
    longest = min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempts - 1))
    return timedelta(seconds=longest * (0.5 + secrets.randbelow(501) / 1000))


def bury(attempt: Job, error_code: str) -> None:
    """Make the job dead, where people can see it and why."""
    now = timezone.now()
    Job.objects.held(attempt).update(
        status=Job.Status.DEAD,
        error_code=error_code,
        lease_until=None,
        finished_at=now,
        updated_at=now,
    )

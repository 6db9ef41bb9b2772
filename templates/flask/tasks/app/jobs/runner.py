"""Running a job: any number of deliveries, one effect."""

import logging
import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import transaction
from app.jobs.job_type import JobFailedError, JobType
from app.jobs.models import Job, JobStatus
from app.jobs.queries import locked_job
from app.jobs.timing import Timing

logger = logging.getLogger(__name__)

# A job of a type that only newer or older code knows waits for a worker of that code.
UNKNOWN_TYPE_PAUSE = timedelta(seconds=30)
UNKNOWN_TYPE_PATIENCE = timedelta(days=1)
CANCEL_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Attempt:
    """A run that holds a job for as long as the job still counts `number` attempts."""

    job_id: uuid.UUID
    job_type: JobType
    number: int


def run(session: Session, job_id: uuid.UUID, job_types: Mapping[str, JobType], timing: Timing) -> None:
    """Claim a job and run its handler; effect, result and status commit together."""
    attempt = _claim(session, job_id, job_types, timing)
    if attempt is None:
        return
    try:
        _perform(session, attempt)
    except Exception as error:
        logger.warning("job %s failed: %s", job_id, type(error).__name__, exc_info=error)
        _record_failure(session, attempt, error)


def _claim(
    session: Session, job_id: uuid.UUID, job_types: Mapping[str, JobType], timing: Timing
) -> Attempt | None:
    with transaction(session):
        job, now = locked_job(session, job_id), utc_now()
        if job is None or job.status != JobStatus.QUEUED or job.available_at > now:
            return None
        job_type = job_types.get(job.type)
        if job_type is None:
            _leave_to_others(job, now)
            return None
        if job.attempts >= job_type.max_attempts:
            _finish(job, JobStatus.DEAD, "attempts_exhausted")
            return None
        job.attempts += 1
        job.status = JobStatus.IN_PROGRESS
        job.lease_until = now + timing.lease_duration
        return Attempt(job.id, job_type, job.attempts)


def _perform(session: Session, attempt: Attempt) -> None:
    with transaction(session):
        job = _held_job(session, attempt)
        if job is None:
            return
        try:
            job.result = attempt.job_type.handler(session, job)
        except SoftTimeLimitExceeded:
            _cancel_statement(session)
            raise
        _finish(job, JobStatus.SUCCEEDED, None)


def _leave_to_others(job: Job, now: datetime) -> None:
    if now - job.created_at > UNKNOWN_TYPE_PATIENCE:
        _finish(job, JobStatus.DEAD, "unknown_type")
        return
    logger.warning("job %s is of the unknown type %s", job.id, job.type)
    job.lease_until = None
    job.available_at = now + UNKNOWN_TYPE_PAUSE


def _cancel_statement(session: Session) -> None:
    """End what PostgreSQL may still be at: the limit can come while the driver waits for its answer."""
    if session.get_bind().dialect.name == "postgresql":
        driver: Any = session.connection().connection.driver_connection
        driver.cancel_safe(timeout=CANCEL_SECONDS)
        session.invalidate()


def _record_failure(session: Session, attempt: Attempt, error: Exception) -> None:
    with transaction(session):
        job = _held_job(session, attempt)
        if job is None:
            return
        job_type = attempt.job_type
        if not isinstance(error, (*job_type.transient, OperationalError)):
            _finish(job, JobStatus.DEAD, _error_code(error))
        elif attempt.number >= job_type.max_attempts:
            _finish(job, JobStatus.DEAD, "attempts_exhausted")
        else:
            job.status = JobStatus.QUEUED
            job.lease_until = None
            job.available_at = utc_now() + _delay(job_type, attempt.number)


def _held_job(session: Session, attempt: Attempt) -> Job | None:
    job = locked_job(session, attempt.job_id)
    is_held = job is not None and job.status == JobStatus.IN_PROGRESS and job.attempts == attempt.number
    return job if is_held else None


def _finish(job: Job, status: JobStatus, error_code: str | None) -> None:
    job.status = status
    job.error_code = error_code
    job.lease_until = None
    job.finished_at = utc_now()


def _error_code(error: Exception) -> str:
    if isinstance(error, JobFailedError):
        return error.code
    return "time_limit" if isinstance(error, SoftTimeLimitExceeded) else "internal_error"


def _delay(job_type: JobType, attempts: int) -> timedelta:
    seconds = min(job_type.cap_seconds, job_type.base_seconds * 2 ** (attempts - 1))
    return timedelta(seconds=seconds * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load, guards nothing

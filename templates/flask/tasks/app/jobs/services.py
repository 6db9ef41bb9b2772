"""What the rest of the application can do with jobs."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from celery import Celery
from flask import current_app
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.api.problems import NOT_FOUND, ProblemError
from app.database.model import utc_now
from app.database.session import on_commit, transaction
from app.jobs.models import Job, JsonObject
from app.jobs.publisher import Publisher
from app.jobs.queries import (
    JobSummary,
    delete_finished_jobs,
    job_by_key,
    job_of,
    last_tick_of,
    newest_jobs_of,
)

RETENTION = timedelta(days=7)
# How long the relay leaves a new job alone that is being sent right after its commit.
_SENDING = timedelta(seconds=10)


def enqueue(  # noqa: PLR0913 - the columns that a caller decides
    session: Session,
    job_type: str,
    *,
    args: JsonObject | None = None,
    key: str | None = None,
    owner_id: uuid.UUID | None = None,
    metadata: JsonObject | None = None,
) -> Job:
    """Write a job in the caller's transaction, to be sent after its commit.

    `args` holds ids and small scalars. A `key` that is taken returns the job that has it.
    """
    publisher: Publisher = current_app.extensions["job_publisher"]
    now, job_id = utc_now(), uuid.uuid4()
    job = Job(
        id=job_id,
        owner_id=owner_id,
        type=job_type,
        args=args or {},
        key=key or str(job_id),
        metadata_=metadata or {},
        available_at=now,
        lease_until=None if publisher.is_embedded else now + _SENDING,
    )
    with transaction(session):
        try:
            with session.begin_nested():
                session.add(job)
        except IntegrityError:
            existing = job_by_key(session, job.key)
            if existing is None:
                raise
            return existing
        on_commit(session, partial(publisher.publish_soon, job_id))
    return job


def enqueue_tick(session: Session, schedule: str, job_type: str, scheduled_at: datetime) -> Job:
    """Write the job of a tick, once."""
    return enqueue(session, job_type, key=f"{schedule}:{scheduled_at.isoformat()}")


def last_tick(session: Session, schedule: str) -> datetime | None:
    """Tell when a schedule last made a job."""
    with transaction(session):
        tick = last_tick_of(session, schedule)
    return tick.created_at if tick else None


def owned_job(session: Session, owner_id: uuid.UUID, job_id: uuid.UUID) -> Job:
    """Find a job of this owner.

    Raises:
        ProblemError: `not_found`, also for another person's job.

    """
    with transaction(session):
        job = job_of(session, owner_id, job_id)
    if job is None:
        raise ProblemError(NOT_FOUND)
    return job


def recent_jobs_of(session: Session, owner_id: uuid.UUID, limit: int) -> Sequence[JobSummary]:
    """List the newest jobs of a person, oldest first."""
    with transaction(session):
        return newest_jobs_of(session, owner_id, limit)


def purge_jobs(session: Session, now: datetime, limit: int) -> int:
    """Delete jobs that finished long ago, but not the last of a schedule, which beat goes on from.

    Returns how many were deleted, `limit` at most.
    """
    celery: Celery = current_app.extensions["celery"]
    with transaction(session):
        ticks = [last_tick_of(session, schedule) for schedule in celery.conf.beat_schedule]
        kept = [tick.id for tick in ticks if tick]
        return delete_finished_jobs(session, now - RETENTION, kept=kept, limit=limit)

"""Reading and leasing jobs."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, and_, or_, select, update
from sqlalchemy.orm import Session

from app.database.batches import delete_batch
from app.jobs.models import Job, JobStatus

type JobSummary = Row[uuid.UUID, str, str, datetime]


def job_by_key(session: Session, key: str) -> Job | None:
    """Find a job by its idempotency key."""
    return session.scalar(select(Job).where(Job.key == key))


def last_tick_of(session: Session, schedule: str) -> Row[uuid.UUID, datetime] | None:
    """Find id and time of the newest job that a schedule made."""
    statement = (
        select(Job.id, Job.created_at)
        .where(Job.owner_id.is_(None), Job.key.startswith(f"{schedule}:", autoescape=True))
        .order_by(Job.created_at.desc())
        .limit(1)
    )
    return session.execute(statement).one_or_none()


def job_of(session: Session, owner_id: uuid.UUID, job_id: uuid.UUID) -> Job | None:
    """Find a job, unless it is another person's."""
    return session.scalar(select(Job).where(Job.id == job_id, Job.owner_id == owner_id))


def newest_jobs_of(session: Session, owner_id: uuid.UUID, limit: int) -> Sequence[JobSummary]:
    """List id, type, status and time of the newest jobs of a person, oldest first."""
    statement = (
        select(Job.id, Job.type, Job.status, Job.created_at)
        .where(Job.owner_id == owner_id)
        .order_by(Job.created_at.desc(), Job.id.desc())
        .limit(limit)
    )
    return session.execute(statement).all()[::-1]


def locked_job(session: Session, job_id: uuid.UUID) -> Job | None:
    """Read a job afresh and keep others from changing it until the transaction ends."""
    return session.get(Job, job_id, with_for_update=True, populate_existing=True)


def lease_due_jobs(session: Session, now: datetime, until: datetime, limit: int) -> Sequence[uuid.UUID]:
    """Lease what is due, and return its ids.

    A job whose worker vanished is queued again; jobs that another process works on are skipped.
    """
    due = (
        select(Job.id)
        .where(
            Job.status.in_((JobStatus.QUEUED, JobStatus.IN_PROGRESS)),
            Job.available_at <= now,
            or_(Job.lease_until.is_(None), Job.lease_until <= now),
        )
        .order_by(Job.available_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    leased = (
        update(Job)
        .where(Job.id.in_(due))
        .values(status=JobStatus.QUEUED, lease_until=until)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    )
    return session.scalars(leased).all()


def drop_leases(session: Session, job_ids: Sequence[uuid.UUID]) -> None:
    """Make jobs due at once that were leased but could not be sent."""
    session.execute(
        update(Job)
        .where(Job.id.in_(job_ids), Job.status == JobStatus.QUEUED)
        .values(lease_until=None)
        .execution_options(synchronize_session=False)
    )


def delete_finished_jobs(
    session: Session, before: datetime, *, kept: Collection[uuid.UUID], limit: int
) -> int:
    """Forget some jobs, and with them their results; return how many."""
    return delete_batch(session, Job, and_(Job.finished_at < before, Job.id.not_in(kept)), limit)

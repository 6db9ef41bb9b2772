"""Jobs of types that only tests have."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import transaction
from app.jobs.job_type import Handler, JobType
from app.jobs.models import Job
from app.jobs.runner import run
from app.jobs.timing import Timing
from app.users.models import User
from tests.people import make_user

TIMING = Timing(soft=5, hard=6, lease=7, resend=30)
type RunJob = Callable[[uuid.UUID], None]


class Sent:
    """A publisher that remembers what it sent, and fails where it is told to."""

    def __init__(self, *, fails_after: int | None = None) -> None:
        self.ids: list[uuid.UUID] = []
        self._fails_after = fails_after

    def publish(self, job_id: uuid.UUID) -> None:
        """Remember an id."""
        if self._fails_after is not None and len(self.ids) >= self._fails_after:
            raise ConnectionError
        self.ids.append(job_id)


def add_one_user(session: Session, _job: Job) -> None:
    """Have an effect that shows how often it happened."""
    session.add(make_user())


def job_type(handler: Handler, **options: object) -> JobType:
    """Declare a type of job for a test."""
    defaults = {"transient": (ConnectionError,), "max_attempts": 3}
    return JobType("test", handler, **{**defaults, **options})  # type: ignore[arg-type]


def reload(session: Session, job_id: uuid.UUID) -> Job:
    """Read a job as it is now."""
    with transaction(session):
        return session.scalars(
            select(Job).where(Job.id == job_id).execution_options(populate_existing=True)
        ).one()


def effects(session: Session) -> int:
    """Count how often `add_one_user` happened."""
    with transaction(session):
        return len(session.scalars(select(User.id)).all())


def make_due(session: Session, job_id: uuid.UUID) -> None:
    """Let the waiting time of a job pass."""
    with transaction(session):
        job = session.get_one(Job, job_id)
        job.available_at = utc_now() - timedelta(seconds=1)
        job.lease_until = None if job.lease_until is None else utc_now() - timedelta(seconds=1)


@pytest.fixture
def run_with(session: Session) -> Callable[[JobType], RunJob]:
    """Run jobs as a worker would, with a given type."""

    def choose(chosen: JobType) -> RunJob:
        return lambda job_id: run(session, job_id, {chosen.name: chosen}, TIMING)

    return choose

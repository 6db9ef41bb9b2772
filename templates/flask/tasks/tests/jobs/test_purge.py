"""What is past its time is deleted."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import transaction
from app.jobs.models import Job
from app.jobs.runner import run
from app.jobs.services import RETENTION, enqueue, enqueue_tick, last_tick
from app.maintenance import tasks
from app.maintenance.tasks import purge_expired
from tests.jobs.conftest import TIMING

SCHEDULE = "purge_expired"


def purge(session: Session) -> Job:
    job = enqueue(session, purge_expired.name)
    run(session, job.id, {purge_expired.name: purge_expired}, TIMING)
    return job


def finish_all(session: Session, at: datetime) -> None:
    with transaction(session):
        session.execute(update(Job).values(finished_at=at, status="succeeded"))


def keys(session: Session) -> set[str]:
    with transaction(session):
        return set(session.scalars(select(Job.key)))


def test_jobs_are_kept_for_their_retention_and_no_longer(session: Session) -> None:
    old, recent, unfinished = (enqueue(session, "export", key=key) for key in ("old", "recent", "unfinished"))
    with transaction(session):
        session.get_one(Job, old.id).finished_at = utc_now() - RETENTION - timedelta(minutes=1)
        session.get_one(Job, recent.id).finished_at = utc_now() - RETENTION + timedelta(minutes=1)

    done = purge(session)

    assert keys(session) == {recent.key, unfinished.key, done.key}


def test_the_last_tick_of_a_schedule_outlives_its_retention(session: Session) -> None:
    for year in (2023, 2024):
        job = enqueue_tick(session, SCHEDULE, purge_expired.name, datetime(year, 1, 1, tzinfo=UTC))
        with transaction(session):
            job.created_at = datetime(year, 1, 1, tzinfo=UTC)
    finish_all(session, utc_now() - 2 * RETENTION)

    done = purge(session)

    assert keys(session) == {job.key, done.key}
    assert last_tick(session, SCHEDULE) == datetime(2024, 1, 1, tzinfo=UTC)


def test_a_batch_is_deleted_at_a_time_until_nothing_is_left(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "BATCH_SIZE", 2)
    old = {enqueue(session, "export").key for _ in range(3)}
    finish_all(session, utc_now() - 2 * RETENTION)

    first = purge(session)
    after_one_batch = keys(session) & old
    (rest,) = keys(session) - old - {first.key}
    with transaction(session):
        job = session.scalars(select(Job).where(Job.key == rest)).one()
    run(session, job.id, {purge_expired.name: purge_expired}, TIMING)

    assert len(after_one_batch) == 1
    assert keys(session) == {first.key, rest}

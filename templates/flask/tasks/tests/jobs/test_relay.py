"""What is due is sent, and what is lost is sent again."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import transaction
from app.jobs.models import Job
from app.jobs.relay import relay_due_jobs
from app.jobs.services import enqueue
from tests.jobs.conftest import TIMING, Sent, reload


@pytest.fixture
def job(session: Session) -> Job:
    """Enqueue a job that was not sent yet."""
    job = enqueue(session, "test")
    set_columns(session, lease_until=None)
    return job


def set_columns(session: Session, **columns: object) -> None:
    with transaction(session):
        session.execute(update(Job).values(**columns).execution_options(synchronize_session=False))


def relay() -> list[object]:
    sent = Sent()
    relay_due_jobs(sent, TIMING)
    return list(sent.ids)


def test_a_job_is_sent_once(job: Job) -> None:
    assert (relay(), relay()) == ([job.id], [])


def test_a_job_that_got_lost_on_the_way_is_sent_again(job: Job, session: Session) -> None:
    relay()
    set_columns(session, lease_until=utc_now() - timedelta(seconds=1))

    assert relay() == [job.id]


def test_a_job_whose_worker_vanished_is_queued_and_sent_again(job: Job, session: Session) -> None:
    set_columns(session, status="in_progress", lease_until=utc_now() - timedelta(seconds=1))

    assert relay() == [job.id]
    assert reload(session, job.id).status == "queued"


@pytest.mark.usefixtures("job")
@pytest.mark.parametrize(
    "columns",
    [
        {"status": "in_progress", "lease_until": utc_now() + timedelta(days=1)},
        {"available_at": utc_now() + timedelta(days=1)},
        {"status": "succeeded"},
        {"status": "dead"},
    ],
)
def test_what_runs_waits_or_is_over_is_left_alone(session: Session, columns: dict[str, object]) -> None:
    set_columns(session, **columns)

    assert relay() == []


def test_a_lost_broker_loses_nothing(job: Job, session: Session) -> None:
    second = enqueue(session, "test")
    set_columns(session, lease_until=None)
    lost = Sent(fails_after=1)
    with pytest.raises(ConnectionError):
        relay_due_jobs(lost, TIMING)

    assert {*lost.ids, *relay()} == {job.id, second.id}


@pytest.mark.postgresql
def test_two_relays_send_different_jobs(app: Flask, job: Job, session: Session) -> None:
    second = enqueue(session, "test")
    set_columns(session, lease_until=None)
    with app.extensions["database"].open_session() as other, other.begin():
        other.get_one(Job, job.id, with_for_update=True)

        assert relay() == [second.id]

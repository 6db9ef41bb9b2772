"""A job has its effect once, however often it is delivered."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import current_session, transaction
from app.jobs import runner
from app.jobs.job_type import JobFailedError, JobType
from app.jobs.models import Job, JsonObject
from app.jobs.relay import relay_due_jobs
from app.jobs.runner import run
from app.jobs.services import enqueue
from tests.jobs.conftest import TIMING, RunJob, Sent, add_one_user, effects, job_type, make_due, reload

type RunWith = Callable[[JobType], RunJob]


def test_a_job_succeeds_with_its_result(session: Session, run_with: RunWith) -> None:
    def answer(_session: Session, job: Job) -> JsonObject:
        return {"doubled": job.args["number"] * 2}

    job = enqueue(session, "test", args={"number": 21})
    run_with(job_type(answer))(job.id)

    done = reload(session, job.id)
    assert (done.status, done.attempts, done.result) == ("succeeded", 1, {"doubled": 42})
    assert done.finished_at is not None
    assert done.lease_until is None


def test_duplicate_deliveries_have_one_effect(session: Session, run_with: RunWith) -> None:
    job = enqueue(session, "test")
    deliver = run_with(job_type(add_one_user))

    for _ in range(3):
        deliver(job.id)

    assert effects(session) == 1
    assert reload(session, job.id).attempts == 1


def test_parallel_deliveries_have_one_effect(app: Flask, session: Session) -> None:
    job = enqueue(session, "test")
    types = {"test": job_type(add_one_user)}

    def deliver(_number: int) -> None:
        with app.app_context():
            run(current_session(), job.id, types, TIMING)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(deliver, range(8)))

    assert effects(session) == 1
    assert reload(session, job.id).status == "succeeded"


def test_an_effect_without_its_outcome_is_rolled_back(
    session: Session, run_with: RunWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(*_outcome: object) -> None:
        raise SystemExit

    job = enqueue(session, "test")
    monkeypatch.setattr("app.jobs.runner._finish", vanish)
    with pytest.raises(SystemExit):
        run_with(job_type(add_one_user))(job.id)

    assert effects(session) == 0


def test_a_transient_error_is_tried_again_later(session: Session, run_with: RunWith) -> None:
    def fail(session: Session, job: Job) -> None:
        add_one_user(session, job)
        raise ConnectionError

    job = enqueue(session, "test")
    deliver = run_with(job_type(fail))
    deliver(job.id)

    waiting = reload(session, job.id)
    assert (waiting.status, waiting.attempts, waiting.lease_until) == ("queued", 1, None)
    assert waiting.available_at > utc_now()
    assert effects(session) == 0

    deliver(job.id)
    assert reload(session, job.id).attempts == 1, "delivered too early"


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 2), (3, 16), (30, 300)])
def test_the_wait_doubles_up_to_a_cap_and_is_spread(
    session: Session, run_with: RunWith, monkeypatch: pytest.MonkeyPatch, attempts: int, seconds: int
) -> None:
    def fail(_session: Session, _job: Job) -> None:
        raise ConnectionError

    waits: list[float] = []
    for spread in (min, max):
        monkeypatch.setattr("app.jobs.runner.random.uniform", spread)
        job = enqueue(session, "test")
        with transaction(session):
            session.get_one(Job, job.id).attempts = attempts
        run_with(job_type(fail, max_attempts=99))(job.id)
        waiting = reload(session, job.id)
        waits.append((waiting.available_at - waiting.updated_at).total_seconds())

    assert waits == pytest.approx([0.5 * seconds, 1.5 * seconds], abs=0.5)


def test_a_database_that_does_not_answer_is_asked_again(session: Session, run_with: RunWith) -> None:
    def lose(_session: Session, _job: Job) -> None:
        raise OperationalError("SELECT 1", None, ConnectionError())

    job = enqueue(session, "test")
    run_with(job_type(lose))(job.id)

    assert reload(session, job.id).status == "queued"


def test_attempts_are_bounded(session: Session, run_with: RunWith) -> None:
    def fail(_session: Session, _job: Job) -> None:
        raise ConnectionError

    job = enqueue(session, "test")
    deliver = run_with(job_type(fail))
    for _ in range(5):
        deliver(job.id)
        make_due(session, job.id)

    dead = reload(session, job.id)
    assert (dead.status, dead.attempts, dead.error_code) == ("dead", 3, "attempts_exhausted")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ValueError("hunter2"), "internal_error"),
        (JobFailedError("no_such_ward"), "no_such_ward"),
        (SoftTimeLimitExceeded(), "time_limit"),
    ],
)
def test_other_errors_end_a_job_at_once(
    session: Session, run_with: RunWith, error: Exception, code: str
) -> None:
    def fail(session: Session, job: Job) -> None:
        add_one_user(session, job)
        raise error

    job = enqueue(session, "test")
    run_with(job_type(fail))(job.id)

    dead = reload(session, job.id)
    assert (dead.status, dead.error_code, dead.attempts) == ("dead", code, 1)
    assert effects(session) == 0


def test_a_worker_that_vanished_has_used_up_an_attempt(session: Session, run_with: RunWith) -> None:
    def vanish(_session: Session, _job: Job) -> None:
        raise SystemExit

    job = enqueue(session, "test")
    for _ in range(3):
        with pytest.raises(SystemExit):
            run_with(job_type(vanish))(job.id)
        with transaction(session):
            session.get_one(Job, job.id).status = "queued"
    run_with(job_type(vanish))(job.id)

    assert reload(session, job.id).error_code == "attempts_exhausted"


def test_a_worker_that_comes_back_too_late_changes_nothing(
    app: Flask, session: Session, run_with: RunWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = enqueue(session, "test")
    claim = runner._claim  # noqa: SLF001 - the moment between claim and effect has no other handle

    def be_overtaken(*arguments: Any) -> runner.Attempt | None:  # noqa: ANN401 - handed through
        attempt = claim(*arguments)
        monkeypatch.setattr(runner, "_claim", claim)
        make_due(session, job.id)
        with app.app_context():
            relay_due_jobs(Sent(), TIMING)
            run(current_session(), job.id, {"test": job_type(add_one_user)}, TIMING)
        return attempt

    monkeypatch.setattr(runner, "_claim", be_overtaken)
    run_with(job_type(add_one_user))(job.id)

    assert reload(session, job.id).attempts == 2
    assert effects(session) == 1


def test_a_job_of_an_unknown_type_waits_a_day_for_who_knows_it(session: Session, run_with: RunWith) -> None:
    job = enqueue(session, "nobody_knows")
    run_with(job_type(add_one_user))(job.id)
    waiting = reload(session, job.id)
    outcomes = [(waiting.status, waiting.attempts, waiting.available_at > utc_now())]
    with transaction(session):
        waiting.created_at -= timedelta(days=2)
    make_due(session, job.id)
    run_with(job_type(add_one_user))(job.id)
    dead = reload(session, job.id)
    outcomes.append((dead.status, dead.attempts, dead.error_code == "unknown_type"))

    assert outcomes == [("queued", 0, True), ("dead", 0, True)]


@pytest.fixture
def half_a_second() -> Iterator[None]:
    """Ask to stop after that time, as Celery does in a worker."""

    def stop(*_: object) -> None:
        raise SoftTimeLimitExceeded

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.postgresql
@pytest.mark.usefixtures("half_a_second")
def test_a_statement_ends_with_the_time_of_its_job(session: Session, run_with: RunWith) -> None:
    def wait(session: Session, _job: Job) -> None:
        session.execute(text("SELECT pg_sleep(60)"))

    job = enqueue(session, "test")
    run_with(job_type(wait))(job.id)

    dead = reload(session, job.id)
    assert (dead.status, dead.error_code, dead.attempts) == ("dead", "time_limit", 1)
    rows = text("SELECT query, state FROM pg_stat_activity WHERE datname = current_database()")
    with transaction(session):
        active = [query for query, state in session.execute(rows) if state == "active"]
    assert [query for query in active if "pg_sleep" in query] == []

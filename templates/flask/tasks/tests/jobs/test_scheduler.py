"""A tick has one effect, however many beats there are and whenever they run."""

from datetime import UTC, datetime, timedelta

import pytest
from celery import Celery
from celery.beat import Scheduler
from celery.schedules import crontab, schedule
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import transaction
from app.job_types import SCHEDULES
from app.jobs import scheduler
from app.jobs.models import Job
from app.jobs.scheduler import make_scheduler, scheduled_at
from app.jobs.services import enqueue_tick

LAST_RUN = datetime(2026, 3, 1, 9, 12, tzinfo=UTC)
HOURLY = {"hourly": {"task": "test", "schedule": crontab(minute="0")}}
YEARLY = {"yearly": {"task": "test", "schedule": crontab("0", "0", "*", "1", "1")}}


@pytest.fixture
def celery(app: Flask) -> Celery:
    """Return the Celery application."""
    made: Celery = app.extensions["celery"]
    return made


def start_beat(app: Flask, celery: Celery, last_run: datetime) -> Scheduler:
    beat = make_scheduler(app)(celery, lazy=True)
    beat.update_from_dict(HOURLY)
    beat.schedule["hourly"].last_run_at = last_run
    return beat


def keys(session: Session) -> list[str]:
    with transaction(session):
        return list(session.scalars(select(Job.key).order_by(Job.key)))


@pytest.mark.parametrize("late", [timedelta(), timedelta(minutes=30)])
def test_a_tick_has_the_time_it_was_due(app: Flask, celery: Celery, late: timedelta) -> None:
    entry = start_beat(app, celery, LAST_RUN + late).schedule["hourly"]

    assert scheduled_at(entry) == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_two_beats_make_one_job_a_tick(app: Flask, celery: Celery, session: Session) -> None:
    for start in (LAST_RUN, LAST_RUN + timedelta(minutes=7), LAST_RUN, LAST_RUN + timedelta(hours=1)):
        beat = start_beat(app, celery, start)
        beat.apply_entry(beat.schedule["hourly"])

    assert keys(session) == [f"hourly:2026-03-01T{hour}:00:00+00:00" for hour in (10, 11)]


def test_a_beat_that_starts_makes_up_for_what_nobody_was_there_for(
    app: Flask, celery: Celery, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(celery.conf, "beat_schedule", YEARLY)
    job = enqueue_tick(session, "yearly", "test", datetime(2023, 1, 1, tzinfo=UTC))
    with transaction(session):
        job.created_at = datetime(2023, 1, 1, tzinfo=UTC)

    beat = make_scheduler(app)(celery)

    assert beat.tick() == 0
    assert beat.tick() > 0
    assert make_scheduler(app)(celery).tick() > 0
    assert keys(session) == [f"yearly:{year}-01-01T00:00:00+00:00" for year in (2023, 2024)]


def test_a_clock_that_was_ahead_does_not_silence_a_schedule(
    app: Flask, celery: Celery, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(celery.conf, "beat_schedule", HOURLY)
    ahead = utc_now() + timedelta(days=1000)
    job = enqueue_tick(session, "hourly", "test", ahead)
    with transaction(session):
        job.created_at = ahead

    beat = make_scheduler(app)(celery)
    beat.populate_heap()

    last_run = beat.schedule["hourly"].last_run_at
    assert last_run is not None
    assert last_run <= utc_now()


def test_beat_needs_no_broker(
    app: Flask, celery: Celery, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(celery.conf, "broker_url", "redis://127.0.0.1:1/0")
    monkeypatch.setitem(celery.conf, "broker_connection_max_retries", 1)

    start_beat(app, celery, LAST_RUN).tick()

    assert len(keys(session)) == 1


def test_beat_waits_for_the_database(
    app: Flask, celery: Celery, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failures = [OperationalError("", None, Exception("gone"))] * 2

    def ask(_session: Session, schedule: str) -> datetime:
        del schedule
        if failures:
            raise failures.pop()
        return LAST_RUN

    monkeypatch.setattr(scheduler, "RETRY_SECONDS", 0)
    monkeypatch.setattr(scheduler, "last_tick", ask)
    monkeypatch.setitem(celery.conf, "beat_schedule", HOURLY)

    beat = make_scheduler(app)(celery)
    beat.populate_heap()

    assert beat.schedule["hourly"].last_run_at == LAST_RUN
    assert "does not answer" in caplog.text


def test_a_schedule_that_depends_on_when_beat_started_is_refused(app: Flask, celery: Celery) -> None:
    entry = start_beat(app, celery, LAST_RUN).schedule["hourly"]
    entry.schedule = schedule(60)

    with pytest.raises(TypeError, match="crontab"):
        scheduled_at(entry)


def test_everything_scheduled_is_a_known_job_with_a_crontab(app: Flask) -> None:
    assert {entry["task"] for entry in SCHEDULES.values()} <= app.extensions["job_types"].keys()
    assert all(isinstance(entry["schedule"], crontab) for entry in SCHEDULES.values())

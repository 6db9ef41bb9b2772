"""A tick has one effect, however many beats there are."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database.session import transaction
from app.job_types import SCHEDULES
from app.jobs.models import Job
from app.jobs.scheduler import enqueue_scheduled, make_scheduler

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOURLY = {"test": timedelta(hours=1)}


def keys(session: Session) -> list[str]:
    with transaction(session):
        return list(session.scalars(select(Job.key).order_by(Job.key)))


def test_each_interval_is_run_once(session: Session) -> None:
    for minutes in (0, 1, 59, 60, 61, 200):
        enqueue_scheduled(HOURLY, NOON + timedelta(minutes=minutes))

    assert keys(session) == [f"test:2026-03-01T{hour}:00:00+00:00" for hour in (12, 13, 15)]


def test_the_next_look_is_when_the_next_run_is_due(session: Session) -> None:
    del session
    schedules = {**HOURLY, "often": timedelta(minutes=10)}

    assert enqueue_scheduled(schedules, NOON + timedelta(minutes=3)) == NOON + timedelta(minutes=10)


def test_two_beats_enqueue_one_job(app: Flask, session: Session) -> None:
    celery = app.extensions["celery"]
    beats = [make_scheduler(app, SCHEDULES)(app=celery) for _ in range(2)]

    waits = [beat.tick() for beat in beats for _ in range(2)]

    assert all(0 <= wait <= 3600 for wait in waits)
    assert len(keys(session)) == len(SCHEDULES)

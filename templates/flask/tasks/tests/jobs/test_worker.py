"""A real worker runs a real job."""

import uuid
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.database.session import transaction
from app.jobs.models import Job
from app.settings import Settings
from tests.jobs.conftest import reload
from tests.people import Person
from tests.processes import environment, kill_group, start_celery, wait_until


def count_jobs(session: Session) -> int:
    with transaction(session):
        return session.scalar(select(func.count()).select_from(Job)) or 0


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return where the processes write."""
    return tmp_path / "log"


def test_an_export_goes_through_a_worker(
    app: Flask, settings: Settings, ada: Person, session: Session, log: Path
) -> None:
    del app
    job = ada.call("POST", "/api/v1/exports", json={"metadata": {"a": 1}}).json
    assert job is not None
    arguments = ("worker", "--concurrency", "1")
    worker = start_celery("app.worker", *arguments, environment=environment(settings), log=log)
    try:
        path = f"/api/v1/exports/{job['id']}"
        is_done = wait_until(lambda: ada.call("GET", path).status_code == 200, seconds=30)
    finally:
        kill_group(worker)

    assert is_done, log.read_text()
    assert reload(session, uuid.UUID(job["id"])).attempts == 1


def test_beat_enqueues_and_stays(app: Flask, settings: Settings, session: Session, log: Path) -> None:
    del app
    beats = [start_celery("app.worker", "beat", environment=environment(settings), log=log) for _ in range(2)]
    try:
        is_done = wait_until(lambda: count_jobs(session) > 0, seconds=30)
        still_run = [beat.poll() is None for beat in beats]
    finally:
        for beat in beats:
            kill_group(beat)

    assert is_done, log.read_text()
    assert still_run == [True, True]
    assert count_jobs(session) == 1

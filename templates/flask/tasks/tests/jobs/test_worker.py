"""A real worker runs a real job."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import transaction
from app.jobs.models import Job
from app.jobs.services import enqueue_tick
from app.settings import Settings
from tests.jobs.conftest import reload
from tests.people import Person
from tests.processes import environment, kill_group, start_celery, wait_until


def has_job(session: Session, key: str) -> bool:
    with transaction(session):
        return session.scalar(select(Job.id).where(Job.key == key)) is not None


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return where the processes write."""
    return tmp_path / "log"


def test_an_export_goes_through_a_worker(
    settings: Settings, ada: Person, session: Session, log: Path
) -> None:
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


def test_beats_make_up_for_a_missed_tick_and_stay(settings: Settings, session: Session, log: Path) -> None:
    two_hours_ago = utc_now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=2)
    job = enqueue_tick(session, "purge_expired", "purge_expired", two_hours_ago)
    with transaction(session):
        job.created_at = two_hours_ago
    missed = f"purge_expired:{(two_hours_ago + timedelta(hours=1)).isoformat()}"
    beats = [start_celery("app.worker", "beat", environment=environment(settings), log=log) for _ in range(2)]
    try:
        is_done = wait_until(lambda: has_job(session, missed), seconds=30)
        still_run = [beat.poll() is None for beat in beats]
    finally:
        for beat in beats:
            kill_group(beat)

    assert is_done, log.read_text()
    assert still_run == [True, True]


def test_beat_ends_when_asked_to_while_no_database_answers(
    settings: Settings, tmp_path: Path, log: Path
) -> None:
    no_database = environment(settings, DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite3")
    beat = start_celery("app.worker", "beat", environment=no_database, log=log)
    try:
        is_waiting = wait_until(lambda: "does not answer" in log.read_text(), seconds=30)
        beat.terminate()
        exit_code = beat.wait(timeout=30)
    finally:
        kill_group(beat)

    assert (is_waiting, exit_code) == (True, 0), log.read_text()

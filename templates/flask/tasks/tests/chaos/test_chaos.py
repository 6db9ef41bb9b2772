"""Killing workers and the broker: every effect happens once, nothing is lost, poison ends."""

import random
import subprocess
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.database.session import current_session, transaction
from app.jobs.models import Job
from app.jobs.services import enqueue
from app.settings import Settings
from app.users.models import User
from tests.chaos.redis_server import RedisServer
from tests.processes import environment, kill_group, start_celery, wait_until

pytestmark = pytest.mark.slow

JOBS = 200
SECONDS_OF_CHAOS = 20
SECONDS_TO_RECOVER = 120
WORKERS = 2


class Crew:
    """Workers of which some are always dying."""

    def __init__(self, environment: dict[str, str], log: Path, count: int) -> None:
        self._environment = environment
        self._log = log
        self._workers = [self._start() for _ in range(count)]

    def kill_one(self) -> None:
        """Kill a worker with all its processes, and start another."""
        index = random.randrange(len(self._workers))  # noqa: S311 - any of them
        kill_group(self._workers[index])
        self._workers[index] = self._start()

    def stop(self) -> None:
        """Kill them all."""
        for worker in self._workers:
            kill_group(worker)

    def _start(self) -> subprocess.Popen[bytes]:
        arguments = (
            "worker",
            "--concurrency",
            "2",
            "--hostname",
            f"{uuid.uuid4()}@%h",
            "--loglevel",
            "WARNING",
        )
        application = "tests.chaos.worker"
        return start_celery(application, *arguments, environment=self._environment, log=self._log)


@pytest.fixture
def broker(settings: Settings, tmp_path: Path) -> Iterator[RedisServer | None]:
    """Start a Redis to kill where the project runs on Redis; else the broker is inside the worker."""
    if not settings.redis_url:
        yield None
        return
    server = RedisServer(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def crew(settings: Settings, broker: RedisServer | None, tmp_path: Path) -> Iterator[Crew]:
    """Start workers whose jobs are short and count as lost soon."""
    changes = {"JOB_SECONDS": "3", "JOB_RESEND_SECONDS": "3", "BROKER_URL": broker.url if broker else ""}
    crew = Crew(environment(settings, **changes), tmp_path / "workers.log", WORKERS)
    yield crew
    crew.stop()


@pytest.fixture
def killers(settings: Settings) -> list[str]:
    """Name the types that end the process they run in; on SQLite one that sleeps stops all others."""
    return ["poison"] if settings.database_url.startswith("sqlite") else ["poison", "sleeper"]


def add_jobs(app: Flask, killers: list[str]) -> list[str]:
    keys = [f"effect-{number}" for number in range(JOBS)]
    with app.app_context():
        for killer in killers:
            enqueue(current_session(), killer, key=killer)
        for key in keys:
            enqueue(current_session(), "effect", key=key)
    return keys


def count_unfinished(session: Session) -> int:
    with transaction(session):
        unfinished = select(func.count()).select_from(Job).where(Job.finished_at.is_(None))
        return session.scalar(unfinished) or 0


def test_every_effect_happens_once_whatever_dies(
    app: Flask, session: Session, crew: Crew, broker: RedisServer | None, killers: list[str]
) -> None:
    keys = add_jobs(app, killers)
    end = time.monotonic() + SECONDS_OF_CHAOS
    while time.monotonic() < end:
        time.sleep(random.uniform(2, 4))  # noqa: S311 - any moment
        crew.kill_one()
        if broker:
            broker.kill()
            time.sleep(0.5)
            broker.start()

    assert wait_until(lambda: count_unfinished(session) == 0, seconds=SECONDS_TO_RECOVER)
    with transaction(session):
        effects = Counter(session.scalars(select(User.display_name)))
        outcomes = Counter((row.type, row.status) for row in session.execute(select(Job.type, Job.status)))
        ends = session.execute(select(Job.attempts, Job.error_code).where(Job.status == "dead")).all()

    assert effects == Counter(keys)
    assert outcomes == {("effect", "succeeded"): JOBS} | {(killer, "dead"): 1 for killer in killers}
    assert {(attempts, code) for attempts, code in ends} == {(3, "attempts_exhausted")}

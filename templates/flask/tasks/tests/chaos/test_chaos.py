"""Workers freeze, workers and brokers are killed: nothing is lost, nothing is doubled, poison ends."""

import random
import subprocess
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.database.session import current_session, transaction
from app.jobs.models import Job, JobStatus
from app.jobs.services import enqueue
from app.settings import Settings
from app.users.models import User
from tests.chaos.redis_server import RedisServer
from tests.processes import environment, freeze_group, kill_group, start_celery, wait_until

pytestmark = pytest.mark.slow

JOBS = 100
ROUNDS = 4
WORKERS = 2
PATIENCE_SECONDS = 300
# Longer than a job belongs to a worker that does not answer.
FROZEN_SECONDS = 7
CHANCE = random.Random(20260301)  # noqa: S311 - spreads, guards nothing


class Crew:
    """Workers of which some are always dying."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment = environment
        self._log = log
        self._workers = [self._start() for _ in range(WORKERS)]

    def freeze_one(self) -> None:
        """Let a worker miss the time in which its jobs are its own."""
        freeze_group(self._workers[0], seconds=FROZEN_SECONDS)

    def replace_some(self) -> None:
        """Kill some workers with all their processes, and start others."""
        for index in CHANCE.sample(range(WORKERS), CHANCE.randint(1, WORKERS)):
            kill_group(self._workers[index])
            self._workers[index] = self._start()

    def stop(self) -> None:
        """Kill them all."""
        for worker in self._workers:
            kill_group(worker)

    def _start(self) -> subprocess.Popen[bytes]:
        name = f"{uuid.uuid4()}@%h"
        arguments = ("worker", "--concurrency", "2", "--hostname", name, "--loglevel", "WARNING")
        return start_celery("tests.chaos.worker", *arguments, environment=self._environment, log=self._log)


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
    changes = {
        # On SQLite a job may wait ten seconds for its turn to write.
        "JOB_SECONDS": "11" if settings.database_url.startswith("sqlite") else "3",
        "JOB_RESEND_SECONDS": "3",
        "BROKER_URL": broker.url if broker else "",
    }
    crew = Crew(environment(settings, **changes), tmp_path / "workers.log")
    yield crew
    crew.stop()


@pytest.fixture
def killers(settings: Settings) -> list[str]:
    """Name the types that end the process they run in; on SQLite one that sleeps stops all others."""
    return ["poison"] if settings.database_url.startswith("sqlite") else ["poison", "sleeper"]


@pytest.fixture
def keys(app: Flask, killers: list[str]) -> list[str]:
    """Enqueue what kills, then the effects, each with a key of its own."""
    keys = [f"effect-{number}" for number in range(JOBS)]
    with app.app_context():
        for killer in killers:
            enqueue(current_session(), killer, key=killer)
        for key in keys:
            enqueue(current_session(), "effect", key=key, args={"seconds": CHANCE.uniform(0.1, 0.4)})
    return keys


def is_any_running(session: Session) -> bool:
    with transaction(session):
        return bool(session.scalar(select(exists().where(Job.status == JobStatus.IN_PROGRESS))))


def is_all_finished(session: Session) -> bool:
    with transaction(session):
        return not session.scalar(select(exists().where(Job.finished_at.is_(None))))


def torment(session: Session, crew: Crew, broker: RedisServer | None) -> None:
    """Freeze a worker where jobs run side by side, then kill workers and the broker."""
    assert wait_until(lambda: is_any_running(session), seconds=PATIENCE_SECONDS)
    if session.get_bind().dialect.name == "postgresql":
        crew.freeze_one()
    for _ in range(ROUNDS):
        assert wait_until(
            lambda: is_any_running(session) or is_all_finished(session), seconds=PATIENCE_SECONDS
        )
        time.sleep(CHANCE.random())
        crew.replace_some()
        if broker:
            broker.kill()
            broker.start()


def test_every_effect_happens_once_whatever_dies(
    session: Session, crew: Crew, broker: RedisServer | None, keys: list[str], killers: list[str]
) -> None:
    torment(session, crew, broker)

    assert wait_until(lambda: is_all_finished(session), seconds=PATIENCE_SECONDS)
    with transaction(session):
        effects = Counter(session.scalars(select(User.display_name)))
        outcomes = Counter((row.type, row.status) for row in session.execute(select(Job.type, Job.status)))
        ends = session.execute(select(Job.attempts, Job.error_code).where(Job.status == "dead")).all()
        attempts = session.scalars(select(Job.attempts).where(Job.type == "effect")).all()

    assert effects == Counter(keys)
    assert outcomes == {("effect", "succeeded"): JOBS} | {(killer, "dead"): 1 for killer in killers}
    assert {(attempts, code) for attempts, code in ends} == {(3, "attempts_exhausted")}
    assert max(attempts) > 1, "no kill hit a run"

"""Workers freeze, workers and brokers are killed: nothing is lost, nothing is doubled."""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from accounts.models import User
from jobs import services
from jobs.models import Job
from tests.chaos.processes import running
from tests.chaos.redis_server import RedisServer
from tests.chaos.waiting import wait_until_finished, wait_until_running

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

JOBS = 100
ROUNDS = 4
PATIENCE = 300.0
# Longer than a job belongs to a worker that does not answer.
FROZEN_SECONDS = 7.0


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer | None]:
    """A broker to kill where the project runs on Redis, None for the embedded one."""
    if not os.environ.get("REDIS_URL"):
        yield None
        return
    server = RedisServer(tmp_path)
    yield server
    server.kill()


@pytest.fixture
def killers() -> list[str]:
    """Types that end the process they run in; who sleeps on SQLite stops all others."""
    is_shared = connection.vendor == "postgresql"
    return ["tests.poison", "tests.sleeper"] if is_shared else ["tests.poison"]


def test_every_effect_happens_exactly_once(
    tmp_path: Path, redis_server: RedisServer | None, settings: Settings, killers: list[str]
) -> None:
    # Out of reach of this process: what it records waits for the relays of the workers.
    settings.BROKER_URL = "memory://"
    chance = random.Random(20260301)  # noqa: S311
    for killer in killers:
        services.enqueue(killer)
    jobs = [
        services.enqueue("tests.effect", args={"seconds": chance.uniform(0.1, 0.4)})
        for _ in range(JOBS)
    ]
    broker_url = redis_server.url if redis_server else settings.BROKER_URL
    with running(2, broker_url, tmp_path / "workers.log") as workers:
        if connection.vendor == "postgresql":
            wait_until_running(PATIENCE)
            workers[0].freeze(FROZEN_SECONDS)
        for _ in range(ROUNDS):
            wait_until_running(PATIENCE)
            time.sleep(chance.random())
            for worker in chance.sample(workers, chance.randint(1, len(workers))):
                worker.restart()
            if redis_server is not None:
                redis_server.restart()
        wait_until_finished(PATIENCE)

    names = sorted(User.objects.values_list("display_name", flat=True))
    assert names == sorted(str(job.pk) for job in jobs)
    assert set(Job.objects.filter(type="tests.effect").values_list("status")) == {("succeeded",)}
    assert Job.objects.filter(type="tests.effect", attempts__gt=1).exists(), "no kill hit a run"
    dead = Job.objects.filter(status="dead").values_list("type", "error_code", "attempts")
    assert sorted(dead) == [(killer, "attempts_exhausted", 3) for killer in killers]

"""Real workers, on the database of the tests."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

BACKEND = Path(__file__).parents[2]


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    password = quote(str(database["PASSWORD"]), safe="")
    place = f"{database['HOST'] or '127.0.0.1'}:{database['PORT'] or 5432}"
    return f"postgresql://{database['USER']}:{password}@{place}/{database['NAME']}"


def start_celery(
    words: list[str], environment: dict[str, str], log: Path
) -> subprocess.Popen[bytes]:
    """Start it in a process group of its own."""
    app = settings.ROOT_URLCONF.partition(".")[0]
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "celery", "--app", app, *words],
            cwd=BACKEND,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


class Worker:
    """A Celery worker with two child processes, all in a process group of their own."""

    def __init__(self, broker_url: str, log: Path) -> None:
        self.broker_url = broker_url
        self.log = log
        self.process = self.launch()

    def launch(self) -> subprocess.Popen[bytes]:
        environment = os.environ | {
            "APP_ENV": "test",
            "BROKER_URL": self.broker_url,
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
            "JOB_QUEUE": settings.JOB_QUEUE,
            "JOB_RESEND_SECONDS": "3",
            # What tests can wait for; on SQLite a job may wait ten seconds for its turn to write.
            "JOB_SECONDS": "3" if connection.vendor == "postgresql" else "11",
            "PYTHONPATH": str(BACKEND),
        }
        words = ["worker", "--concurrency", "2", "--without-mingle", "--without-gossip"]
        return start_celery(words, environment, self.log)

    def kill(self) -> None:
        """End parent and children at once, with no chance to clean up."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def freeze(self, seconds: float) -> None:
        """Let nothing of it run for a while, and then go on as if nothing had been."""
        os.killpg(self.process.pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.killpg(self.process.pid, signal.SIGCONT)

    def restart(self) -> None:
        self.kill()
        self.process = self.launch()


@contextmanager
def running(count: int, broker_url: str, log: Path) -> Iterator[list[Worker]]:
    workers = [Worker(broker_url, log) for _ in range(count)]
    try:
        yield workers
    finally:
        for worker in workers:
            worker.kill()

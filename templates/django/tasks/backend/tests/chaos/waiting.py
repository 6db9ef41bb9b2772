import time
from collections.abc import Callable

from jobs.models import Job

PAUSE = 0.2


def wait_until_finished(seconds: float) -> None:
    """Wait for every job to succeed or to be dead; `seconds` only bounds a failing test."""
    wait_until(lambda: not Job.objects.filter(finished_at=None).exists(), seconds)


def wait_until_running(seconds: float) -> None:
    """Wait for a worker to be at a job, unless there is none left."""
    wait_until(
        lambda: (
            Job.objects.filter(status="in_progress").exists()
            or not Job.objects.filter(finished_at=None).exists()
        ),
        seconds,
    )


def wait_until(reached: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            left = Job.objects.filter(finished_at=None).values_list("type", "status", "attempts")
            raise AssertionError(f"still unfinished: {list(left)[:10]}")
        time.sleep(PAUSE)

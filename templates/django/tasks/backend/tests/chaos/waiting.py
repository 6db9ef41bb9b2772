import time

from jobs.models import Job

PAUSE = 0.2


def wait_until_finished(seconds: float) -> None:
    """Wait for every job to succeed or to be dead; `seconds` only bounds a failing test."""
    deadline = time.monotonic() + seconds
    while Job.objects.filter(finished_at=None).exists():
        if time.monotonic() > deadline:
            left = Job.objects.filter(finished_at=None).values_list("type", "status", "attempts")
            raise AssertionError(f"still unfinished: {list(left)[:10]}")
        time.sleep(PAUSE)

"""Job types whose effects can be counted."""

import os
import signal
import time
import uuid
from contextlib import suppress

from billiard.exceptions import SoftTimeLimitExceeded

from accounts import services as accounts
from jobs.models import Job
from jobs.registry import job


@job("tests.effect", max_attempts=1000)
def effect(row: Job) -> None:
    """Make one user more with each effect, so that a doubled one shows."""
    accounts.register(
        email=f"{uuid.uuid4()}@example.com", password="x" * 12, display_name=str(row.pk)
    )
    time.sleep(row.args.get("seconds", 0))


@job("tests.poison", max_attempts=3)
def poison(row: Job) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@job("tests.sleeper", max_attempts=3)
def sleeper(row: Job) -> None:
    """Go on, whatever asks to stop, until the process is killed."""
    while True:
        with suppress(SoftTimeLimitExceeded):
            time.sleep(60)

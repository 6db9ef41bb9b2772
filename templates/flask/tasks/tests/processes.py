"""Real worker and beat processes for tests."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.settings import Settings

ROOT = Path(__file__).parents[1]


def environment(settings: Settings, **changes: str) -> dict[str, str]:
    """Describe the settings to a process."""
    return {
        **os.environ,
        "APP_ENV": settings.app_env,
        "SECRET_KEY": settings.secret_key,
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "BROKER_URL": settings.broker_url,
        **changes,
    }


def start_celery(
    application: str, *arguments: str, environment: dict[str, str], log: Path
) -> subprocess.Popen[bytes]:
    """Start Celery in a process group of its own, so that nothing of it is left behind."""
    command = [sys.executable, "-m", "celery", "--app", application, *arguments]
    with log.open("ab") as output:
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
        )


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all of its children at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def freeze_group(process: subprocess.Popen[bytes], *, seconds: float) -> None:
    """Let nothing of a process and its children run for a while, and then go on as if nothing had been."""
    os.killpg(process.pid, signal.SIGSTOP)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGCONT)


def wait_until(is_done: Callable[[], bool], *, seconds: float) -> bool:
    """Wait for something to become true."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if is_done():
            return True
        time.sleep(0.2)
    return is_done()

"""Whether this process should get traffic."""

from functools import lru_cache
from pathlib import Path
from time import monotonic

from django.conf import settings

from health.checks import NEEDED, UNAVAILABLE, USEFUL


def readiness() -> tuple[str, dict[str, str]]:
    """The state as a whole (`ok`, `degraded`, `unavailable`) and of each part.

    A process that drains says `unavailable`, so that the load balancer lets go of it
    while it still answers.
    """
    needed, useful = look(int(monotonic()))
    parts = needed | useful
    if UNAVAILABLE in needed.values() or is_draining():
        return "unavailable", parts
    return ("degraded" if UNAVAILABLE in useful.values() else "ok"), parts


@lru_cache(maxsize=1)
def look(_second: int) -> tuple[dict[str, str], dict[str, str]]:
    """Ask every part, needed and useful, once a second: anybody may ask this process."""
    needed = {name: check() for name, check in NEEDED.items()}
    useful = {name: check() for name, check in USEFUL.items()}
    return needed, useful


def is_draining() -> bool:
    return Path(settings.DRAIN_FILE).exists()

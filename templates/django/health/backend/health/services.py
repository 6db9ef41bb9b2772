"""Whether this process should get traffic."""

from pathlib import Path

from django.conf import settings

from health.checks import NEEDED, UNAVAILABLE, USEFUL


def readiness() -> tuple[str, dict[str, str]]:
    """The state as a whole (`ok`, `degraded`, `unavailable`) and of each part.

    A process that drains says `unavailable`, so that the load balancer lets go of it
    while it still answers.
    """
    needed = {name: check() for name, check in NEEDED.items()}
    useful = {name: check() for name, check in USEFUL.items()}
    parts = needed | useful
    if UNAVAILABLE in needed.values() or is_draining():
        return "unavailable", parts
    return ("degraded" if UNAVAILABLE in useful.values() else "ok"), parts


def is_draining() -> bool:
    return Path(settings.DRAIN_FILE).exists()

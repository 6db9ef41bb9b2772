"""How long a job may run, and when it counts as lost."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds. A job is asked to stop at `soft`, killed at `hard`, and given up at `lease`."""

    soft: int
    hard: int
    lease: int
    resend: int

    @property
    def lease_duration(self) -> timedelta:
        """Return how long a running job belongs to its worker."""
        return timedelta(seconds=self.lease)

    @property
    def resend_duration(self) -> timedelta:
        """Return how long a sent job may wait in the broker before it is sent again."""
        return timedelta(seconds=self.resend)


def job_timing(settings: Settings) -> Timing:
    """Derive the limits from the settings, each with a margin above the one before."""
    soft = settings.job_seconds
    margin = max(1, ceil(soft / 10))
    return Timing(soft=soft, hard=soft + margin, lease=soft + 2 * margin, resend=settings.job_resend_seconds)

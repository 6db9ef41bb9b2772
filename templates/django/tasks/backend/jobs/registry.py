"""Which function does which type of job."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jobs.models import Job

type Effect = Callable[[Job], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Handler:
    """`effect` runs inside the transaction that records its result.

    `result_route` is the name of the route that serves the result under the job's id.
    """

    effect: Effect
    transient: tuple[type[Exception], ...]
    max_attempts: int
    result_route: str | None


HANDLERS: dict[str, Handler] = {}


def job(
    job_type: str,
    *,
    transient: tuple[type[Exception], ...] = (),
    max_attempts: int = 5,
    result_route: str | None = None,
) -> Callable[[Effect], Effect]:
    """Register the effect of a job type.

    An exception of `transient` puts the job back for a later attempt, up to
    `max_attempts`; any other makes it dead at once.
    """

    def register(effect: Effect) -> Effect:
        HANDLERS[job_type] = Handler(effect, transient, max_attempts, result_route)
        return effect

    return register

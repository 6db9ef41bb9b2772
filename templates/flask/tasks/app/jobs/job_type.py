"""Declaring what a type of job does."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.jobs.models import Job, JsonObject

type Handler = Callable[[Session, Job], JsonObject | None]


class JobFailedError(Exception):
    """Ends a job for good, with an error code that its owner sees."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class JobType:
    """A handler and how often to try it; the seconds between attempts double up to a cap.

    What the handler returned can be read at `result_path/{id}`, if there is one.
    """

    name: str
    handler: Handler
    transient: tuple[type[Exception], ...]
    max_attempts: int
    result_path: str | None = None
    base_seconds: float = 2.0
    cap_seconds: float = 300.0


def job(
    name: str,
    *,
    transient: tuple[type[Exception], ...] = (),
    max_attempts: int = 5,
    result_path: str | None = None,
) -> Callable[[Handler], JobType]:
    """Declare the handler of a type of job.

    The handler runs in the transaction that also records its outcome, so it must do nothing
    that a rollback does not undo. Only `transient` errors are tried again.
    """
    return lambda handler: JobType(name, handler, transient, max_attempts, result_path)

"""Structured logs of workers and beat."""

from typing import Any

from celery.signals import setup_logging, task_prerun
from structlog.contextvars import bind_contextvars, clear_contextvars

from app.logs.configuration import configure_logging
from app.settings import Settings


def init_job_logs(settings: Settings) -> None:
    """Keep Celery from setting up logs of its own, and put the job's id into every line."""

    def configure(**_signal: Any) -> None:  # noqa: ANN401 - whatever Celery sends
        configure_logging(settings.log_level, settings.log_format)

    setup_logging.connect(configure, weak=False)
    task_prerun.connect(_begin, weak=False)


def _begin(task_id: str, args: tuple[object, ...], **_signal: Any) -> None:  # noqa: ANN401 - whatever Celery sends
    clear_contextvars()
    bind_contextvars(task_id=task_id, job_id=args[0] if args else None)

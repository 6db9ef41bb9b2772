"""Where logs go and what they look like: one line of JSON for each event, without secrets."""

import logging.config
import re
import sys
from collections.abc import Mapping
from typing import Any

import structlog
from structlog.types import EventDict, Processor

_SECRET_KEY = re.compile(r"password|secret|token|authorization|cookie|api_?key", re.IGNORECASE)
_SECRET_TEXT = re.compile(r"(?i)(bearer\s+)[\w.~+/=-]+|(://[^:/@\s]*:)[^@/\s]+(?=@)")
_REDACTED = "[redacted]"


def redact(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Hide what is called like a secret, tokens, and passwords in URLs."""
    return {name: _redacted(name, value) for name, value in event.items()}


def logging_config(level: str, output: str) -> dict[str, Any]:
    """Build the configuration of `logging`, for this process and for the server around it."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    render: Processor = (
        structlog.processors.JSONRenderer()
        if output == "json"
        # The other formatters of exceptions show local variables.
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            redact,
            render,
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"structured": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"level": level, "handlers": ["stderr"]},
        "loggers": {
            # It tells what it is about to do, also to the readiness probe that only looks.
            "alembic": {"level": "WARNING"},
            "gunicorn.error": {"handlers": [], "propagate": True},
            # The application logs its requests itself, with their ids.
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }


def configure_logging(level: str, output: str) -> None:
    """Set up `logging`; the modules of this project only use that."""
    logging.config.dictConfig(logging_config(level, output))


def _redacted(name: object, value: object) -> object:
    return _REDACTED if _SECRET_KEY.search(str(name)) else _redact_value(value)


def _redact_value(value: object) -> object:
    if isinstance(value, str):
        return _SECRET_TEXT.sub(lambda found: f"{found[1] or found[2]}{_REDACTED}", value)
    if isinstance(value, Mapping):
        return {name: _redacted(name, inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_redact_value(inner) for inner in value]
    return value

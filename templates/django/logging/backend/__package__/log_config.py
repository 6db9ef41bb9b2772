"""Structured logs: one event a line, with the ids of its request or task, without secrets."""

import logging
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

SECRET_WORDS = ("authorization", "cookie", "key", "password", "secret", "token")
REDACTED = "[redacted]"


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Blank every value whose name sounds like a secret."""
    return {name: blank(name, value) for name, value in event.items()}


def blank(name: str, value: Any) -> Any:
    if any(word in name.lower() for word in SECRET_WORDS):
        return REDACTED
    if isinstance(value, dict):
        return {inner: blank(str(inner), held) for inner, held in value.items()}
    if isinstance(value, list):
        return [blank(name, held) for held in value]
    if isinstance(value, tuple):
        return tuple(blank(name, held) for held in value)
    return value


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.ExtraAdder(),
    redact,
]


def logging_settings(*, level: str, renderer: str) -> dict[str, Any]:
    """Django's LOGGING; `renderer` is `json` or `console`. Configures structlog, too."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *rendering(renderer),
                ],
            }
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "structured"},
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # The access log says the same and more.
            "django.request": {"level": logging.ERROR},
        },
    }


def rendering(renderer: str) -> list[Processor]:
    """Tracebacks without local variables, some of which are passwords and tokens."""
    if renderer == "console":
        return [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    frames = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return [structlog.processors.ExceptionRenderer(frames), structlog.processors.JSONRenderer()]

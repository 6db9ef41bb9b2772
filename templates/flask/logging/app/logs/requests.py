"""One line for each request."""

import logging
import time

from flask import Flask, Response, g, request
from structlog.contextvars import bind_contextvars, clear_contextvars

logger = logging.getLogger(__name__)


def init_request_logs(app: Flask) -> None:
    """Log every request, and put its id into every line that is logged meanwhile."""
    app.before_request(_begin)
    app.after_request(_log)


def _begin() -> None:
    clear_contextvars()
    bind_contextvars(request_id=g.request_id)
    g.started_at = time.perf_counter()


def _log(response: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else None
    milliseconds = round((time.perf_counter() - g.started_at) * 1000, 1)
    details = {"method": request.method, "route": route, "status": response.status_code}
    logger.info("request", extra={**details, "milliseconds": milliseconds})
    return response

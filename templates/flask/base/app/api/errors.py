"""Every error becomes a problem document, whatever raised it."""

import logging
from http import HTTPStatus

from flask import Flask, Response
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException

from app.api.problems import (
    BAD_REQUEST,
    INTERNAL_ERROR,
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    PAYLOAD_TOO_LARGE,
    UNAVAILABLE,
    UNSUPPORTED_MEDIA_TYPE,
    ProblemError,
    problem_response,
)

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 5

_BY_STATUS = {
    problem.status: problem
    for problem in (NOT_FOUND, METHOD_NOT_ALLOWED, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNAVAILABLE)
}
_KEPT_HEADERS = frozenset({"Allow", "Retry-After"})


def init_errors(app: Flask) -> None:
    """Register the error handlers."""
    app.register_error_handler(ProblemError, problem_response)
    app.register_error_handler(HTTPException, _http_error)
    for unavailable in (OperationalError, InterfaceError, PoolTimeoutError):
        app.register_error_handler(unavailable, _database_unavailable)
    app.register_error_handler(Exception, _crash)


def unavailable() -> ProblemError:
    """Build the answer for a part that is out of reach and may come back."""
    return ProblemError(UNAVAILABLE, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def _http_error(error: HTTPException) -> Response:
    status = error.code or HTTPStatus.BAD_REQUEST
    fallback = INTERNAL_ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else BAD_REQUEST
    problem = _BY_STATUS.get(HTTPStatus(status), fallback)
    headers = {name: value for name, value in error.get_headers() if name in _KEPT_HEADERS}
    return problem_response(ProblemError(problem, headers=headers))


def _database_unavailable(error: Exception) -> Response:
    logger.warning("database unavailable: %s", type(error).__name__, exc_info=error)
    return problem_response(unavailable())


def _crash(error: Exception) -> Response:
    logger.error("unhandled exception", exc_info=error)
    return problem_response(ProblemError(INTERNAL_ERROR))

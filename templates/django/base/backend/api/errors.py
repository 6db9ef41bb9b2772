"""From any exception to one problem document."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import exceptions as drf
from rest_framework.views import set_rollback

from api import problems
from api.request_id import current_request_id

logger = logging.getLogger(__name__)

PROBLEMS: list[tuple[tuple[type[Exception], ...], Callable[[], problems.Problem]]] = [
    ((Http404, drf.NotFound), problems.NotFound),
    ((PermissionDenied, drf.PermissionDenied), problems.PermissionDenied),
    ((drf.NotAuthenticated,), problems.NotAuthenticated),
    ((RequestDataTooBig,), problems.PayloadTooLarge),
    ((SuspiciousOperation, drf.APIException), problems.BadRequest),
]


def problem_response(problem: problems.Problem) -> JsonResponse:
    """Render a problem as RFC 9457 with the current request's id."""
    return problem_document(problem.body(), problem.headers)


def problem_document(
    body: dict[str, Any], headers: Mapping[str, str] | None = None
) -> JsonResponse:
    return JsonResponse(
        body | {"requestId": current_request_id.get()},
        status=body["status"],
        headers=dict(headers or {}),
        json_dumps_params={"separators": (",", ":")},
        content_type="application/problem+json",
    )


def to_problem(exc: Exception) -> problems.Problem:
    """Name the problem behind an exception; what nobody foresaw is logged and a 500."""
    if isinstance(exc, problems.Problem):
        return exc
    if isinstance(exc, (OperationalError, InterfaceError)):
        logger.error("database out of reach", exc_info=exc)
        return problems.Unavailable()
    for types, problem in PROBLEMS:
        if isinstance(exc, types):
            return problem()
    logger.error("unexpected error", exc_info=exc)
    return problems.InternalError()


def handle(exc: Exception, context: dict[str, Any]) -> JsonResponse:
    """REST framework's exception handler."""
    set_rollback()
    return problem_response(to_problem(exc))


def unknown_route(request: HttpRequest) -> JsonResponse:
    """Answer every path that no view has."""
    return problem_response(problems.NotFound())


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer what Django itself refused, for instance in a middleware."""
    return problem_response(to_problem(exception))


def server_error(request: HttpRequest) -> JsonResponse:
    """Answer a crash outside every view; Django has logged it."""
    return problem_response(problems.InternalError())

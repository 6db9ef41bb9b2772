"""One line a request, which names the route and neither its query nor its body."""

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.request_id import current_request_id

logger = structlog.stdlib.get_logger("access")


class AccessLogMiddleware:
    """Bind the request's id to every line that is logged on the way, and log its end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=current_request_id.get()):
            response = self.get_response(request)
            logger.info(
                "request",
                method=request.method,
                route=request.resolver_match.route if request.resolver_match else None,
                status=response.status_code,
                duration_ms=round((time.perf_counter() - started) * 1000, 1),
            )
        return response

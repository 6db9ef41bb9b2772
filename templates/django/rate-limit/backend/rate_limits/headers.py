"""`RateLimit` and `RateLimit-Policy`, after draft-ietf-httpapi-ratelimit-headers."""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from rate_limits.services import Verdict

nearest: ContextVar[Verdict | None] = ContextVar("nearest", default=None)


def announce(verdict: Verdict) -> None:
    """Remember a verdict if it is nearer to its limit than those before it."""
    known = nearest.get()
    if known is None or verdict.remaining <= known.remaining:
        nearest.set(verdict)


class RateLimitHeadersMiddleware:
    """Put the nearest limit of a request on its response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = nearest.set(None)
        try:
            response = self.get_response(request)
            verdict = nearest.get()
        finally:
            nearest.reset(token)
        if verdict is not None:
            name = f'"{verdict.policy}"'
            response["RateLimit-Policy"] = f"{name};q={verdict.quota};w={verdict.window}"
            response["RateLimit"] = f"{name};r={verdict.remaining};t={verdict.reset}"
        return response

"""What holds for every response, whichever view or error made it."""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from api.errors import problem_response
from api.problems import BadRequest
from api.request_id import accept_or_make, current_request_id

type GetResponse = Callable[[HttpRequest], HttpResponseBase]

UNCACHED = ("/api/v1/", "/health/")


class RequestIdMiddleware:
    """Give each request an id and send it back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = accept_or_make(request.headers.get("X-Request-ID"))
        token = current_request_id.set(request_id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response["X-Request-ID"] = request_id
        return response


class NoStoreMiddleware:
    """Keep answers out of caches unless their view says otherwise."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(UNCACHED) and "Cache-Control" not in response:
            patch_cache_control(response, no_store=True)
        return response


class HostMiddleware:
    """Refuse an untrusted `Host` before anything else looks at the request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            # Django would fall back on the server's own name.
            trusted = bool(request.headers.get("Host")) and bool(request.get_host())
        except DisallowedHost:
            trusted = False
        return self.get_response(request) if trusted else problem_response(BadRequest())

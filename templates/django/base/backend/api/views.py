"""The base of every endpoint: the order in which a request is checked."""

from functools import cached_property
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.views import APIView

from api.json_body import read_json
from api.problems import MethodNotAllowed


class ApiRequest(Request):
    """A request whose `data` is the JSON body, read by the rules of this API."""

    @cached_property
    def data(self) -> Any:
        return read_json(self._request)


class ApiView(APIView):
    """A view that checks the method first, then limits, then the caller.

    A subclass states its policy in `permission_classes`; handlers carry `@endpoint`.
    """

    http_method_names = ("get", "post", "patch", "put", "delete", "head", "options")

    @property
    def default_response_headers(self) -> dict[str, str]:
        return {}

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> ApiRequest:
        return ApiRequest(request, authenticators=self.get_authenticators())

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        method = str(request.method).lower()
        if method not in self.http_method_names or not hasattr(self, method):
            raise MethodNotAllowed(headers=self.allow)
        self.format_kwarg = None
        request.accepted_renderer, request.accepted_media_type = self.perform_content_negotiation(
            request
        )
        if method == "options":
            return
        self.check_throttles(request)
        self.perform_authentication(request)
        self.check_permissions(request)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]
        return HttpResponse(headers=self.allow)

    @property
    def allow(self) -> dict[str, str]:
        return {"Allow": ", ".join(self.allowed_methods)}

    def permission_denied(
        self, request: Request, message: str | None = None, code: str | None = None
    ) -> NoReturn:
        if not request.successful_authenticator:
            raise exceptions.NotAuthenticated
        raise exceptions.PermissionDenied

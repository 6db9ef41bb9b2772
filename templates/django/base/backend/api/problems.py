"""The errors of the API as values: RFC 9457 problem details, one class a `code`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, ClassVar


class Problem(Exception):
    """An answer other than success; services raise it, the error handler renders it."""

    status: ClassVar[HTTPStatus]
    code: ClassVar[str]
    detail: ClassVar[str]

    def __init__(self, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(self.code)
        self.headers = dict(headers or {})

    def body(self) -> dict[str, Any]:
        """Everything of the answer but the request's id."""
        return {
            "type": "about:blank",
            "title": TITLES.get(self.status, self.status.phrase),
            "status": self.status.value,
            "code": self.code,
            "detail": self.detail,
        }


# RFC 9110 renamed two phrases; the standard library follows from Python 3.13 on.
TITLES = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Content Too Large",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Unprocessable Content",
}


class MalformedJson(Problem):
    status = HTTPStatus.BAD_REQUEST
    code = "malformed_json"
    detail = "The request body is not valid JSON."


class BadRequest(Problem):
    status = HTTPStatus.BAD_REQUEST
    code = "bad_request"
    detail = "The request could not be understood."


class NotAuthenticated(Problem):
    status = HTTPStatus.UNAUTHORIZED
    code = "not_authenticated"
    detail = "Authentication is required."

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


class PermissionDenied(Problem):
    status = HTTPStatus.FORBIDDEN
    code = "permission_denied"
    detail = "You are not allowed to do this."


class NotFound(Problem):
    status = HTTPStatus.NOT_FOUND
    code = "not_found"
    detail = "The resource does not exist."


class MethodNotAllowed(Problem):
    status = HTTPStatus.METHOD_NOT_ALLOWED
    code = "method_not_allowed"
    detail = "The method is not allowed here."


class PayloadTooLarge(Problem):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "payload_too_large"
    detail = "The request body is too large."


class UnsupportedMediaType(Problem):
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "unsupported_media_type"
    detail = "The request body must be application/json."


class InternalError(Problem):
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    code = "internal_error"
    detail = "Something went wrong."


class Unavailable(Problem):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "unavailable"
    detail = "The service is not available right now."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "5"})


@dataclass(frozen=True, order=True, slots=True)
class FieldError:
    """One broken rule: a JSON Pointer into `{body, query, header}` and a code of `DETAILS`."""

    pointer: str
    code: str

    def body(self) -> dict[str, str]:
        return {"pointer": self.pointer, "code": self.code, "detail": DETAILS[self.code]}


DETAILS = {
    "required": "This field is required.",
    "unknown": "This field is not known.",
    "type": "This value has the wrong type.",
    "format": "This value has the wrong format.",
    "choice": "This value is not one of the choices.",
    "too_short": "This value is too short.",
    "too_long": "This value is too long.",
    "too_small": "This value is too small.",
    "too_large": "This value is too large.",
    "invalid": "This value is not valid.",
}


MAX_ERRORS = 100


class ValidationFailed(Problem):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "validation_failed"
    detail = "The request is not valid."

    def __init__(self, errors: Iterable[FieldError]) -> None:
        super().__init__()
        self.errors = sorted(errors)

    def body(self) -> dict[str, Any]:
        return super().body() | {"errors": [error.body() for error in self.errors[:MAX_ERRORS]]}

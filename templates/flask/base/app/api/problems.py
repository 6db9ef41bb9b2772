"""The errors of the API, after RFC 9457."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, g
from pydantic import ConfigDict, Field

from app.api.schemas import Output


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One kind of error that clients can tell apart by its code."""

    status: HTTPStatus
    code: str
    detail: str


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One broken rule of one field; `pointer` points into `{body, query, header}`."""

    pointer: str
    code: str


class ProblemError(Exception):
    """Ends the request with a problem document."""

    def __init__(
        self,
        problem: ProblemType,
        *,
        faults: Iterable[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.faults = sorted(faults)
        self.headers = dict(headers or {})


BAD_REQUEST = ProblemType(HTTPStatus.BAD_REQUEST, "bad_request", "The request could not be understood.")
MALFORMED_JSON = ProblemType(HTTPStatus.BAD_REQUEST, "malformed_json", "The request body is not valid JSON.")
NOT_FOUND = ProblemType(HTTPStatus.NOT_FOUND, "not_found", "The resource does not exist.")
METHOD_NOT_ALLOWED = ProblemType(
    HTTPStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "The method is not allowed here."
)
PAYLOAD_TOO_LARGE = ProblemType(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "payload_too_large", "The request body is too large."
)
UNSUPPORTED_MEDIA_TYPE = ProblemType(
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "unsupported_media_type",
    "The request body must be application/json.",
)
VALIDATION_FAILED = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY, "validation_failed", "The request is not valid."
)
INTERNAL_ERROR = ProblemType(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong.")
UNAVAILABLE = ProblemType(
    HTTPStatus.SERVICE_UNAVAILABLE, "unavailable", "The service is not available right now."
)

MAX_FAULTS = 100

# Python 3.12 still has the names of RFC 7231 for these two.
_TITLES = {413: "Content Too Large", 422: "Unprocessable Content"}

_FAULT_DETAILS = {
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


class FaultOut(Output):
    """One broken rule on the wire."""

    pointer: str
    code: str
    detail: str


class Problem(Output):
    """The body of every error; `errors` is there with `validation_failed` only, 100 at most."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str
    errors: list[FaultOut] = Field(default_factory=list)


def problem_response(error: ProblemError) -> Response:
    """Render an error as `application/problem+json`."""
    problem = error.problem
    document = Problem(
        type="about:blank",
        title=_TITLES.get(problem.status, problem.status.phrase),
        status=problem.status,
        code=problem.code,
        detail=problem.detail,
        request_id=g.request_id,
        errors=[
            FaultOut(pointer=fault.pointer, code=fault.code, detail=_FAULT_DETAILS[fault.code])
            for fault in error.faults[:MAX_FAULTS]
        ],
    )
    return Response(
        document.model_dump_json(exclude_defaults=True),
        status=problem.status,
        headers=error.headers,
        content_type="application/problem+json",
    )

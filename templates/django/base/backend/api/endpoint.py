"""One decorator that says what a handler takes and answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.http import QueryDict
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from api.fields import StringField
from api.problems import FieldError, Problem, ValidationFailed
from api.serializers import ApiSerializer, field_errors, validate

type Handler = Callable[..., HttpResponseBase]
type Headers = Mapping[str, StringField]


def endpoint(
    *,
    operation_id: str,
    responses: Mapping[int, Any],
    body: type[ApiSerializer] | None = None,
    query: type[ApiSerializer] | None = None,
    headers: Headers | None = None,
    problems: Sequence[type[Problem]] = (),
    partial: bool = False,
) -> Callable[[Handler], Handler]:
    """State a handler's contract once, for the schema and for the runtime alike.

    The handler gets the validated `body` and `query` that it declares, under Python
    names; what it does not declare is refused. `partial` makes every key of the body
    optional. `problems` are the answers beyond those that every route shares.
    """

    def decorate(handler: Handler) -> Handler:
        @wraps(handler)
        def checked(view: APIView, request: Request, **parts: Any) -> HttpResponseBase:
            faults: list[FieldError] = []
            data = request.data if body else None
            with collected(faults):
                check_headers(headers or {}, request)
            with collected(faults):
                values = read_query(query or ApiSerializer, request.query_params)
                parts |= {"query": values} if query else {}
            with collected(faults):
                if body:
                    parts["body"] = validate(body, data, "/body", partial=partial)
            if faults:
                raise ValidationFailed(faults)
            return handler(view, request, **parts)

        document = extend_schema(
            operation_id=operation_id,
            request=body,
            parameters=[*([query] if query else []), *header_parameters(headers or {})],
            responses=dict(responses),
        )
        checked.problems = problems  # type: ignore[attr-defined]
        return document(checked)

    return decorate


@contextmanager
def collected(faults: list[FieldError]) -> Iterator[None]:
    """Let one part of a request fail without hiding the faults of the next."""
    try:
        yield
    except ValidationFailed as exc:
        faults.extend(exc.errors)


def check_headers(headers: Headers, request: Request) -> None:
    for name, field in headers.items():
        if name not in request.headers:
            continue
        try:
            field.run_validation(request.headers[name])
        except serializers.ValidationError as exc:
            raise ValidationFailed(field_errors(exc.detail, f"/header/{name}")) from exc


def read_query(serializer: type[ApiSerializer], query: QueryDict) -> dict[str, Any]:
    """Validate the query string; no parameter is a list, so none may come twice."""
    faults: dict[str, FieldError] = {}
    values: dict[str, Any] = {}
    try:
        values = validate(serializer, query.dict(), "/query")
    except ValidationFailed as exc:
        faults = {fault.pointer: fault for fault in exc.errors}
    known = serializer().fields
    for name, given in query.lists():
        if name in known and len(given) > 1:
            faults[f"/query/{name}"] = FieldError(f"/query/{name}", "type")
    if faults:
        raise ValidationFailed(faults.values())
    return values


def header_parameters(headers: Headers) -> list[OpenApiParameter]:
    return [
        OpenApiParameter(
            name,
            type={"type": "string", "minLength": field.min_length, "maxLength": field.max_length},
            location=OpenApiParameter.HEADER,
            description=field.help_text or "",
        )
        for name, field in headers.items()
    ]

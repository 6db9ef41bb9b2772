"""The one way to write a route: policy, strict input, documented answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from http import HTTPStatus
from typing import Any, Literal, get_type_hints

from flask import Response
from pydantic import BaseModel

from app.api.policy import Policy
from app.api.problems import VALIDATION_FAILED, ProblemError, ProblemType
from app.api.reading import Header, header_faults, read_body, read_query
from app.api.schemas import Query


@dataclass(frozen=True, slots=True)
class Reply:
    """What a view answers when a body alone does not say it all."""

    body: BaseModel | None
    headers: Mapping[str, str] = field(default_factory=dict)


type Answer = BaseModel | Reply | Response | None
type View = Callable[..., Answer]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Something that a route runs in: it may answer itself instead of producing the answer."""

    run: Callable[[Callable[[], Response]], Response]
    headers: tuple[Header, ...] = ()
    problems: tuple[ProblemType, ...] = ()


PLAIN = Envelope(run=lambda produce: produce())


@dataclass(frozen=True, slots=True)
class Operation:
    """What is known about a route: the source of its checks and of its documentation."""

    policy: Policy
    status: HTTPStatus
    other_statuses: tuple[HTTPStatus, ...]
    returns: type[BaseModel] | None
    body: type[BaseModel] | None
    query: type[Query] | None
    envelope: Envelope
    problems: tuple[ProblemType, ...]
    summary: str
    is_documented: bool


class NoQuery(Query):
    """The query of a route that takes none."""


def endpoint(  # noqa: PLR0913 - a route's whole contract in one place
    policy: Policy,
    *,
    returns: type[BaseModel] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
    other_statuses: tuple[HTTPStatus, ...] = (),
    problems: tuple[ProblemType, ...] = (),
    envelope: Envelope = PLAIN,
    query: Literal["strict", "ignored"] = "strict",
    documented: bool = True,
) -> Callable[[View], Callable[..., Response]]:
    """Make a view check its caller and its input before it runs.

    A parameter called `body` or `query` receives the validated input of its annotated type; all
    other parameters come from the path. `other_statuses` are those under which the view may answer
    the same schema. The first line of the docstring is the summary in the
    OpenAPI document.
    """

    def decorate(view: View) -> Callable[..., Response]:
        hints = get_type_hints(view)
        operation = Operation(
            policy=policy,
            status=status,
            other_statuses=other_statuses,
            returns=returns,
            body=hints.get("body"),
            query=None if query == "ignored" else hints.get("query", NoQuery),
            envelope=envelope,
            problems=(*problems, *envelope.problems),
            summary=(view.__doc__ or view.__name__).splitlines()[0].rstrip("."),
            is_documented=documented,
        )

        @wraps(view)
        def run(**path: Any) -> Response:  # noqa: ANN401 - whatever the converters of the rule make
            operation.policy.enforce()
            arguments = _read_arguments(operation)
            wanted = {name: value for name, value in arguments.items() if name in hints}
            return operation.envelope.run(lambda: _respond(operation, view(**path, **wanted)))

        run.operation = operation  # type: ignore[attr-defined]
        return run

    return decorate


def operation_of(view: Callable[..., object] | None) -> Operation | None:
    """Return what a view declared with `endpoint`, if it did."""
    return getattr(view, "operation", None)


def _read_arguments(operation: Operation) -> dict[str, BaseModel | None]:
    arguments: dict[str, BaseModel | None] = {}
    faults = header_faults(operation.envelope.headers)
    if operation.body is not None:
        arguments["body"], found = read_body(operation.body)
        faults |= found
    if operation.query is not None:
        arguments["query"], found = read_query(operation.query)
        faults |= found
    if faults:
        raise ProblemError(VALIDATION_FAILED, faults=faults)
    return arguments


def _respond(operation: Operation, answer: Answer) -> Response:
    if isinstance(answer, Response):
        return answer
    reply = answer if isinstance(answer, Reply) else Reply(answer)
    return Response(
        None if reply.body is None else reply.body.model_dump_json(),
        status=operation.status,
        headers=dict(reply.headers),
        content_type=None if reply.body is None else "application/json",
    )

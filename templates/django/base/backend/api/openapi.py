"""The OpenAPI 3.1 document: what `@endpoint` states, and the errors that follow from it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry, get_lib_doc_excludes
from rest_framework.permissions import AllowAny, IsAuthenticated

from api import problems
from api.problems import Problem
from api.serializers import ApiSerializer
from api.views import ApiView

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "code", "detail", "requestId"],
    "properties": {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "requestId": {"type": "string"},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldError"}},
    },
}
FIELD_ERROR = {
    "type": "object",
    "required": ["pointer", "code", "detail"],
    "properties": {
        "pointer": {"type": "string"},
        "code": {"type": "string", "enum": sorted(problems.DETAILS)},
        "detail": {"type": "string"},
    },
}
BODY_PROBLEMS = (
    problems.MalformedJson,
    problems.PayloadTooLarge,
    problems.UnsupportedMediaType,
    problems.ValidationFailed,
)


class ApiSchema(AutoSchema):
    """Adds to each operation its security, also when it has none, and its problems."""

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").strip("/").split("/")[0]]

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> dict[str, Any] | None:
        operation = super().get_operation(path, path_regex, path_prefix, method, registry)
        if operation is None:
            return None
        # REST framework spells "no one need sign in" as one empty requirement.
        operation["security"] = [scheme for scheme in operation.get("security", []) if scheme]
        if "requestBody" in operation:
            # A body of optional keys is needed too: `{}` says that nothing changes.
            operation["requestBody"]["required"] = True
        codes: dict[str, list[str]] = {}
        for problem in self.problems(operation):
            codes.setdefault(str(problem.status.value), []).append(problem.code)
        for status, names in sorted(codes.items()):
            operation["responses"].setdefault(status, problem_answer(names))
        return operation

    def problems(self, operation: dict[str, Any]) -> Iterator[type[Problem]]:
        """Everything that can go wrong here, from how the operation is declared."""
        handler = getattr(self.view, self.method.lower())
        yield from getattr(handler, "problems", ())
        yield problems.BadRequest
        if "requestBody" in operation:
            yield from BODY_PROBLEMS
        elif hasattr(handler, "problems"):
            yield problems.ValidationFailed
        if "{" in self.path:
            yield problems.NotFound
        policy = set(self.view.permission_classes)
        if AllowAny not in policy:
            yield problems.NotAuthenticated
        if policy - {AllowAny, IsAuthenticated}:
            yield problems.PermissionDenied
        for throttle in self.view.throttle_classes:
            yield from getattr(throttle, "problems", ())
        yield problems.InternalError
        yield problems.Unavailable


def problem_answer(codes: list[str]) -> dict[str, Any]:
    return {
        "description": ", ".join(f"`{code}`" for code in codes),
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }


def complete(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Postprocessing hook: add the problem document, and close request bodies to unknown keys."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    for name, schema in schemas.items():
        if name.endswith("Request"):
            schema["additionalProperties"] = False
    schemas |= {"FieldError": FIELD_ERROR, "Problem": PROBLEM}
    return result


def without_description() -> list[type]:
    """Bases whose own docstring says nothing about the view or body that inherits it."""
    return [ApiView, ApiSerializer, *get_lib_doc_excludes()]


@cache
def document() -> dict[str, Any]:
    """The whole document, made once a process."""
    schema: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return schema

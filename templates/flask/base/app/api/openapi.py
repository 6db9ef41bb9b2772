"""The OpenAPI 3.1 document, built from what the routes declare."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Flask
from pydantic import BaseModel
from pydantic.alias_generators import to_camel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema
from werkzeug.routing import Rule

from app.api.endpoint import Operation, operation_of
from app.api.problems import (
    INTERNAL_ERROR,
    MALFORMED_JSON,
    NOT_FOUND,
    PAYLOAD_TOO_LARGE,
    UNAVAILABLE,
    UNSUPPORTED_MEDIA_TYPE,
    VALIDATION_FAILED,
    Problem,
    ProblemType,
)
from app.api.schemas import wire_name

type Json = dict[str, Any]
type SchemaKey = tuple[type[BaseModel], JsonSchemaMode]
type Schemas = Mapping[Any, Json]

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_PATH_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
_BODY_PROBLEMS = (PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED_JSON, VALIDATION_FAILED)


class UntitledSchema(GenerateJsonSchema):
    """JSON Schema without a title for every field, which would only repeat its name."""

    def field_title_should_be_set(self, _schema: object) -> bool:
        """Answer for any field."""
        return False


def build_document(app: Flask, *, info: Json, shared: Iterable[ProblemType] = ()) -> Json:
    """Describe all documented routes; `shared` are the problems that any of them may answer."""
    routes = sorted(_documented(app), key=lambda route: (route[0].rule, route[1]))
    schemas, definitions = models_json_schema(
        _models(operation for _, _, operation in routes),
        ref_template="#/components/schemas/{model}",
        schema_generator=UntitledSchema,
    )
    paths: dict[str, Json] = defaultdict(dict)
    for rule, method, operation in routes:
        path = _PATH_PARAMETER.sub(lambda match: f"{{{wire_name(match[1])}}}", rule.rule)
        paths[path][method.lower()] = _describe(rule, operation, schemas, tuple(shared))
    components: Json = {"schemas": definitions.get("$defs", {})}
    if any(not operation.policy.is_public for _, _, operation in routes):
        components["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    return {
        "openapi": "3.1.0",
        "info": info,
        "paths": dict(paths),
        "components": components,
    }


def _documented(app: Flask) -> Iterator[tuple[Rule, str, Operation]]:
    for rule in app.url_map.iter_rules():
        operation = operation_of(app.view_functions[rule.endpoint])
        if operation and operation.is_documented:
            yield from ((rule, method, operation) for method in _METHODS if method in (rule.methods or ()))


def _models(operations: Iterable[Operation]) -> list[SchemaKey]:
    keys: dict[SchemaKey, None] = {(Problem, "serialization"): None}
    for operation in operations:
        for model, mode in _schema_keys(operation):
            keys[model, mode] = None
    return list(keys)


def _schema_keys(operation: Operation) -> Iterator[SchemaKey]:
    if operation.body:
        yield operation.body, "validation"
    if operation.returns:
        yield operation.returns, "serialization"


def _describe(rule: Rule, operation: Operation, schemas: Schemas, shared: tuple[ProblemType, ...]) -> Json:
    described: Json = {
        "operationId": to_camel("_".join(rule.endpoint.split(".")[-2:])),
        "summary": operation.summary,
        "tags": [rule.endpoint.split(".")[-2]],
        "parameters": list(_parameters(rule, operation)),
        "security": [] if operation.policy.is_public else [{"bearer": []}],
        "responses": _responses(operation, schemas, (*_problems(rule, operation), *shared)),
    }
    if operation.body:
        content = {"application/json": {"schema": schemas[operation.body, "validation"]}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _parameters(rule: Rule, operation: Operation) -> Iterator[Json]:
    for name in _PATH_PARAMETER.findall(rule.rule):
        schema = {"type": "string", "format": "uuid"}
        yield {"name": wire_name(name), "in": "path", "required": True, "schema": schema}
    if operation.query:
        query = operation.query.model_json_schema(schema_generator=UntitledSchema)
        for name, field in query.get("properties", {}).items():
            required = name in query.get("required", [])
            yield {"name": name, "in": "query", "required": required, "schema": field}
    for header in operation.envelope.headers:
        yield {"name": header.name, "in": "header", "required": False, "schema": dict(header.schema)}


def _problems(rule: Rule, operation: Operation) -> Iterator[ProblemType]:
    yield from operation.problems
    yield from operation.policy.problems
    yield from _BODY_PROBLEMS if operation.body else (VALIDATION_FAILED,) if operation.query else ()
    if rule.arguments:
        yield NOT_FOUND
    yield from (INTERNAL_ERROR, UNAVAILABLE)


def _responses(operation: Operation, schemas: Schemas, problems: Iterable[ProblemType]) -> Json:
    success: Json = {"description": operation.status.phrase}
    if operation.returns:
        schema = schemas[operation.returns, "serialization"]
        success["content"] = {"application/json": {"schema": schema}}
    by_status: dict[int, set[str]] = defaultdict(set)
    for problem in problems:
        by_status[problem.status].add(problem.code)
    reference = {"$ref": "#/components/schemas/Problem"}
    failures = {
        str(status): {
            "description": ", ".join(f"`{code}`" for code in sorted(codes)),
            "content": {"application/problem+json": {"schema": reference}},
        }
        for status, codes in sorted(by_status.items())
    }
    responses = {str(operation.status.value): success, **failures}
    for other in operation.other_statuses:
        described = responses.setdefault(str(other.value), {"description": other.phrase})
        described["content"] = {**described.get("content", {}), **success["content"]}
    return responses

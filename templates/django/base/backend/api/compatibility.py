"""What a new OpenAPI document takes away from those who rely on a published one."""

from collections.abc import Iterator
from math import inf
from typing import Any, Literal

type Json = dict[str, Any]
type Side = Literal["request", "response"]

_UPPER = ("maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum")
_LOWER = ("minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum")
_RULES = ("pattern", "multipleOf", "uniqueItems")


def breaking_changes(old: Json, new: Json) -> list[str]:
    """Name each thing that clients of `old` lose in `new`, by operation and place."""
    after = _expanded(new["paths"], new)
    changes = []
    for path, operations in _expanded(old["paths"], old).items():
        for method, operation in operations.items():
            place = f"{method.upper()} {path}"
            if method in after.get(path, {}):
                found = _operation(operation, after[path][method])
                changes.extend(f"{place} {change}" for change in found)
            else:
                changes.append(f"{place}: is gone")
    return changes


def _expanded(node: Any, document: Json, within: tuple[str, ...] = ()) -> Any:
    """Put its target in the place of every reference, but not into itself."""
    if isinstance(node, list):
        return [_expanded(item, document, within) for item in node]
    if not isinstance(node, dict):
        return node
    reference = node.get("$ref")
    if not isinstance(reference, str):
        return {key: _expanded(value, document, within) for key, value in node.items()}
    if reference in within:
        return {}
    target: Any = document
    for key in reference.removeprefix("#/").split("/"):
        target = target[key]
    return _expanded({**target, **_without(node, "$ref")}, document, (*within, reference))


def _without(node: Json, key: str) -> Json:
    return {name: value for name, value in node.items() if name != key}


def _operation(old: Json, new: Json) -> Iterator[str]:
    if not all(old.get("security") or [{}]) and all(new.get("security") or [{}]):
        yield "security: was open to everybody"
    yield from _parameters(old.get("parameters", []), new.get("parameters", []))
    before, after = old.get("requestBody", {}), new.get("requestBody", {})
    if after.get("required") and not before.get("required"):
        yield "request: is now required"
    yield from _content("request", before, after)
    for status, response in old["responses"].items():
        if status in new["responses"]:
            yield from _content("response", response, new["responses"][status], f" {status}")
        elif status < "4":
            yield f"response {status}: is gone"


def _parameters(old: list[Json], new: list[Json]) -> Iterator[str]:
    before = {f"{each['in']} parameter {each['name']}": each for each in old}
    after = {f"{each['in']} parameter {each['name']}": each for each in new}
    for name, parameter in after.items():
        if parameter.get("required") and not before.get(name, {}).get("required"):
            yield f"{name}: is now required"
    for name, parameter in before.items():
        if name not in after:
            yield f"{name}: is gone"
        else:
            found = _schema(parameter["schema"], after[name]["schema"], "request")
            yield from (f"{name} #{change}" for change in found)


def _content(side: Side, old: Json, new: Json, suffix: str = "") -> Iterator[str]:
    for media, described in old.get("content", {}).items():
        if media not in new.get("content", {}):
            yield f"{side}{suffix}: {media} is gone"
        elif "schema" in described:
            found = _schema(described["schema"], new["content"][media].get("schema", {}), side)
            yield from (f"{side}{suffix} #{change}" for change in found)


def _schema(old: Json, new: Json, side: Side) -> Iterator[str]:
    """What may be sent must still be taken, and what may be answered must have been promised."""
    sent, taken = (old, new) if side == "request" else (new, old)
    for kind in _kinds(sent):
        fits = [other for other in _kinds(taken) if _fits(kind, other)]
        pairs = [(kind, other) if side == "request" else (other, kind) for other in fits]
        if pairs:
            yield from min((list(_same_kind(*pair, side)) for pair in pairs), key=len)
        else:
            verb = "no longer takes" if side == "request" else "may now be"
            name = f"{kind.get('type', 'anything')} {kind.get('format', '')}"
            yield f": {verb} {name.strip()}"


def _kinds(schema: Json) -> list[Json]:
    """Split a union, of schemas or of types, into schemas of one type each."""
    for key in ("anyOf", "oneOf"):
        if key in schema:
            rest = _without(schema, key)
            return [kind for part in schema[key] for kind in _kinds({**rest, **part})]
    if "allOf" in schema:
        merged = _without(schema, "allOf")
        for part in schema["allOf"]:
            merged = {
                **merged,
                **part,
                "properties": {**merged.get("properties", {}), **part.get("properties", {})},
                "required": [*merged.get("required", []), *part.get("required", [])],
            }
        return _kinds(merged)
    types = schema.get("type")
    return [{**schema, "type": each} for each in types] if isinstance(types, list) else [schema]


def _fits(kind: Json, other: Json) -> bool:
    if "type" not in other:
        return True
    is_number = kind.get("type") == "integer" and other["type"] == "number"
    has_format = other.get("format") in (None, kind.get("format"))
    return has_format and (is_number or kind.get("type") == other["type"])


def _same_kind(old: Json, new: Json, side: Side) -> Iterator[str]:
    yield from _values(old, new, side)
    if "type" not in (new if side == "request" else old):
        return
    yield from _fields(old, new, side)
    ...

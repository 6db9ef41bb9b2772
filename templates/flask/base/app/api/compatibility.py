"""What a new OpenAPI document takes away from those who rely on a published one."""

from collections.abc import Iterator
from typing import Any

from app.api.schema_changes import Json, Side, schema_changes


def breaking_changes(old: Json, new: Json) -> list[str]:
    """Name each thing that clients of `old` lose in `new`, by operation and place."""
    after = _expanded(new["paths"], new)
    changes: list[str] = []
    for path, operations in _expanded(old["paths"], old).items():
        for method, operation in operations.items():
            place = f"{method.upper()} {path}"
            if method in after.get(path, {}):
                found = _operation(operation, after[path][method])
                changes.extend(f"{place} {change}" for change in found)
            else:
                changes.append(f"{place}: is gone")
    return list(dict.fromkeys(changes))


def _expanded(node: Any, document: Json, within: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - JSON
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
    beside = {key: value for key, value in node.items() if key != "$ref"}
    return _expanded({**target, **beside}, document, (*within, reference))


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
            found = schema_changes(parameter["schema"], after[name]["schema"], "request")
            yield from (f"{name} #{change}" for change in found)


def _content(side: Side, old: Json, new: Json, suffix: str = "") -> Iterator[str]:
    after = new.get("content", {})
    for media, described in old.get("content", {}).items():
        if media not in after:
            yield f"{side}{suffix}: {media} is gone"
        elif "schema" in described:
            found = schema_changes(described["schema"], after[media].get("schema", {}), side)
            yield from (f"{side}{suffix} #{change}" for change in found)

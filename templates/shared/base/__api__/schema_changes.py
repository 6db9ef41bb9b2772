"""What one JSON schema takes away from those who rely on another."""

from collections.abc import Iterator
from math import inf
from typing import Any, Literal

type Json = dict[str, Any]
type Side = Literal["request", "response"]

_UPPER = ("maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum")
_LOWER = ("minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum")
_RULES = ("pattern", "multipleOf", "uniqueItems")


def schema_changes(old: Json, new: Json, side: Side) -> Iterator[str]:
    """Find what may be sent and is no longer taken, or is answered and was not promised.

    The schemas hold no references. A change is a JSON Pointer, with `*` for any item or
    key, a colon, and what happened there.
    """
    sent, taken = (old, new) if side == "request" else (new, old)
    for kind in _kinds(sent):
        fits = [other for other in _kinds(taken) if _fits(kind, other)]
        pairs = [(kind, other) if side == "request" else (other, kind) for other in fits]
        if pairs:
            yield from min((list(_changes(*pair, side)) for pair in pairs), key=len)
        else:
            verb = "no longer takes" if side == "request" else "may now be"
            name = f"{kind.get('type', 'anything')} {kind.get('format', '')}"
            yield f": {verb} {name.strip()}"


def _kinds(schema: Json) -> list[Json]:
    """Split a union, of schemas or of types, into schemas of one type each."""
    for key in ("anyOf", "oneOf"):
        if key in schema:
            rest = {name: value for name, value in schema.items() if name != key}
            return [kind for part in schema[key] for kind in _kinds({**rest, **part})]
    if "allOf" in schema:
        return _kinds(_merged(schema))
    types = schema.get("type")
    return [{**schema, "type": each} for each in types] if isinstance(types, list) else [schema]


def _merged(schema: Json) -> Json:
    merged = {key: value for key, value in schema.items() if key != "allOf"}
    for part in schema["allOf"]:
        fields = {**merged.get("properties", {}), **part.get("properties", {})}
        required = [*merged.get("required", []), *part.get("required", [])]
        merged = {**merged, **part, "properties": fields, "required": required}
    return merged


def _fits(kind: Json, other: Json) -> bool:
    if "type" not in other:
        return True
    is_number = kind.get("type") == "integer" and other["type"] == "number"
    has_format = other.get("format") in (None, kind.get("format"))
    return has_format and (is_number or kind.get("type") == other["type"])


def _changes(old: Json, new: Json, side: Side) -> Iterator[str]:
    yield from _values(old, new, side)
    if "type" not in (new if side == "request" else old):
        return
    if side == "request":
        yield from _bounds(old, new)
    yield from _fields(old, new, side)
    for key in ("items", "additionalProperties"):
        before, after = old.get(key), new.get(key)
        if isinstance(before, dict) and isinstance(after, dict):
            yield from (f"/*{change}" for change in schema_changes(before, after, side))


def _values(old: Json, new: Json, side: Side) -> Iterator[str]:
    before, after = _listed(old), _listed(new)
    if before is not None and after is not None:
        yield from (f": {value!r} is gone" for value in before if value not in after)
    elif side == "request" and after is not None:
        yield f": is now one of {after}"
    elif side == "response" and before is not None:
        yield f": is no longer one of {before}"


def _listed(schema: Json) -> list[Any] | None:
    return [schema["const"]] if "const" in schema else schema.get("enum")


def _bounds(old: Json, new: Json) -> Iterator[str]:
    narrowed = [
        *(key for key in _UPPER if new.get(key, inf) < old.get(key, inf)),
        *(key for key in _LOWER if new.get(key, -inf) > old.get(key, -inf)),
        *(key for key in _RULES if new.get(key) not in (None, False, old.get(key))),
    ]
    yield from (f": {key} is now {new[key]}" for key in narrowed)


def _fields(old: Json, new: Json, side: Side) -> Iterator[str]:
    before, after = old.get("properties", {}), new.get("properties", {})
    was, now = old.get("required", []), new.get("required", [])
    yield from (f"/{name}: is gone" for name in before if name not in after)
    if side == "request":
        yield from (f"/{name}: is now required" for name in now if name not in was)
        if new.get("additionalProperties") is False is not old.get("additionalProperties"):
            yield ": no longer takes other fields"
    else:
        loose = [name for name in was if name in after and name not in now]
        yield from (f"/{name}: may now be missing" for name in loose)
    for name in before:
        if name in after:
            found = schema_changes(before[name], after[name], side)
            yield from (f"/{name}{change}" for change in found)

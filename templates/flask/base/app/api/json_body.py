"""Reading a request body as strictly as RFC 8259 allows."""

import json
import math
import re
from collections.abc import Callable, Iterator

from flask import current_app, request

from app.api.problems import MALFORMED_JSON, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, Fault, ProblemError
from app.api.validation import pointer

type Pairs = list[tuple[str, object]]
type PairsHook = Callable[[Pairs], dict[str, object]]

MAX_DEPTH = 64
# Every place is written down, and a short body may have many of them below a long key.
MAX_PLACE_LENGTH = 1000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def read_text() -> str:
    """Read the body of the current request.

    Raises:
        ProblemError: if the body is too large, of another media type, or not UTF-8.

    """
    raw = request.get_data()
    if len(raw) > current_app.extensions["settings"].max_body_bytes:
        raise ProblemError(PAYLOAD_TOO_LARGE)
    if request.mimetype != "application/json":
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise ProblemError(MALFORMED_JSON) from None


def parse_json(text: str, *, object_hook: PairsHook = dict) -> object:
    """Parse a JSON text; `object_hook` makes the objects from their pairs.

    Raises:
        ProblemError: if it is not a JSON text, or has a number beyond a double.

    """
    try:
        value: object = json.loads(
            text, parse_float=_finite_float, parse_constant=_refuse_constant, object_pairs_hook=object_hook
        )
    except (ValueError, RecursionError):
        raise ProblemError(MALFORMED_JSON) from None
    return value


def storable_text(text: str) -> str:
    """Rewrite a JSON text so that the rest of it can be validated: without what no database stores."""
    value = parse_json(text, object_hook=_storable_pairs)
    return json.dumps(value, ensure_ascii=False).encode(errors="replace").decode()


def text_faults(value: object, root: str) -> set[Fault]:
    """Find the strings that no database stores: with NUL or an unpaired surrogate.

    Raises:
        ProblemError: if something is nested more than `MAX_DEPTH` levels deep.

    """
    return {Fault(place, "invalid") for place in _unstorable(value, pointer((root,)), 0)}


def is_storable(text: str) -> bool:
    """Tell whether a string survives UTF-8 and PostgreSQL."""
    return not _UNSTORABLE.search(text)


def _unstorable(value: object, place: str, depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        raise ProblemError(MALFORMED_JSON)
    if isinstance(value, str):
        if not is_storable(value):
            yield place
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _inside(place, index, item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if is_storable(key):
                yield from _inside(place, key, item, depth + 1)
            else:
                yield place


def _inside(place: str, part: str | int, value: object, depth: int) -> Iterator[str]:
    inner = place + pointer((part,))
    if len(inner) <= MAX_PLACE_LENGTH:
        return _unstorable(value, inner, depth)
    return (place for _ in _unstorable(value, "", depth))


def _storable_pairs(pairs: Pairs) -> dict[str, object]:
    return {key: value for key, value in pairs if is_storable(key)}


def _finite_float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("beyond a double")
    return number


def _refuse_constant(name: str) -> float:
    raise ValueError(name)

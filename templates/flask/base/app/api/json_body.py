"""Reading a request body as strictly as RFC 8259 allows."""

import json
import math
from collections.abc import Iterator

from flask import request

from app.api.problems import MALFORMED_JSON, UNSUPPORTED_MEDIA_TYPE, Fault, ProblemError
from app.api.validation import pointer


def read_json() -> object:
    """Parse the body of the current request.

    Raises:
        ProblemError: if the body is too large, of another media type, or not a JSON text.

    """
    raw = request.get_data()
    if request.mimetype != "application/json":
        raise ProblemError(UNSUPPORTED_MEDIA_TYPE)
    try:
        value: object = json.loads(raw.decode(), parse_float=_finite_float, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ProblemError(MALFORMED_JSON) from None
    return value


def text_faults(value: object, root: str) -> set[Fault]:
    """Find the strings that no database stores: with NUL or an unpaired surrogate."""
    return {Fault(pointer(path), "invalid") for path, text in _texts(value, root) if not is_storable(text)}


def is_storable(text: str) -> bool:
    """Tell whether a string survives UTF-8 and PostgreSQL."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _texts(value: object, root: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    # A stack, since a body may nest deeper than Python recurses.
    pending: list[tuple[tuple[str | int, ...], object]] = [((root,), value)]
    while pending:
        path, node = pending.pop()
        if isinstance(node, str):
            yield path, node
        elif isinstance(node, list):
            pending.extend(((*path, index), item) for index, item in enumerate(node))
        elif isinstance(node, dict):
            for key, item in node.items():
                yield path, key
                if is_storable(key):
                    pending.append(((*path, key), item))


def _finite_float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("beyond a double")
    return number


def _refuse_constant(name: str) -> float:
    raise ValueError(name)

"""Reading a request body as strictly as RFC 8259 allows."""

import json
import math
from collections.abc import Callable, Iterator

from flask import current_app, request

from app.api.problems import MALFORMED_JSON, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, Fault, ProblemError
from app.api.validation import pointer

type Pairs = list[tuple[str, object]]
type PairsHook = Callable[[Pairs], dict[str, object]]


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


def _storable_pairs(pairs: Pairs) -> dict[str, object]:
    return {key: value for key, value in pairs if is_storable(key)}


def _finite_float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("beyond a double")
    return number


def _refuse_constant(name: str) -> float:
    raise ValueError(name)

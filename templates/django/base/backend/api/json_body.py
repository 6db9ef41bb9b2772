"""Reading a request body: size, media type, syntax, in this order."""

import json
import math
from collections.abc import Iterator
from email.message import Message
from typing import Any, Never

from django.conf import settings
from django.http import HttpRequest

from api.problems import BadRequest, MalformedJson, PayloadTooLarge, UnsupportedMediaType

MAX_DEPTH = 64
# Every pointer is written down, and a short body may have many of them below a long key.
MAX_POINTER_LENGTH = 1000


def read_json(request: HttpRequest) -> Any:
    """Parse the body.

    Raises `BadRequest`, `PayloadTooLarge`, `UnsupportedMediaType` or `MalformedJson`.
    """
    raw = read_body(request)
    if media_type(request) != "application/json":
        raise UnsupportedMediaType
    try:
        return json.loads(raw.decode(), parse_constant=refuse, parse_float=finite)
    except (ValueError, RecursionError):
        raise MalformedJson from None


def read_body(request: HttpRequest) -> bytes:
    """The raw body, at most `MAX_BODY_BYTES` of it.

    Django reads as many bytes as `Content-Length` says, none of a chunked body; the
    server has taken the chunks apart and ends the stream by itself.
    """
    if request.headers.get("Transfer-Encoding", "").lower() != "chunked":
        return request.body
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    try:
        raw: bytes = request.META["wsgi.input"].read(limit + 1)
    except Exception as exc:
        # Each server has an exception of its own for chunks that are none.
        raise BadRequest from exc
    if len(raw) > limit:
        raise PayloadTooLarge
    return raw


def media_type(request: HttpRequest) -> str:
    header = Message()
    header["Content-Type"] = request.headers.get("Content-Type") or "none/none"
    return header.get_content_type()


def refuse(constant: str) -> Never:
    """Refuse `NaN` and `Infinity`, which Python reads but JSON does not have."""
    raise ValueError(constant)


def finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else refuse(digits)


def unstorable(value: object, pointer: str, depth: int = 0) -> Iterator[str]:
    """Pointers of strings with NUL or an unpaired surrogate, which no column could hold.

    A key is reported at its object. Raises `MalformedJson` beyond 64 levels.
    """
    if depth > MAX_DEPTH:
        raise MalformedJson
    if isinstance(value, str):
        yield from () if storable(value) else (pointer,)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from inside(pointer, str(index), item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if storable(key):
                yield from inside(pointer, key, item, depth + 1)
            else:
                yield pointer


def inside(pointer: str, part: str, value: object, depth: int) -> Iterator[str]:
    """`unstorable` one level deeper, reported up here where the pointer would be too long."""
    inner = f"{pointer}/{escape(part)}"
    if len(inner) <= MAX_POINTER_LENGTH:
        return unstorable(value, inner, depth)
    return (pointer for _ in unstorable(value, "", depth))


def storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def escape(key: str) -> str:
    """Escape a key for a JSON Pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")

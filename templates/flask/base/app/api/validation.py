"""From what pydantic found to the faults that the API reports."""

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.api.problems import Fault

_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown",
    "int_from_float": "type",
    "literal_error": "choice",
    "enum": "choice",
    "string_pattern_mismatch": "format",
    "string_too_short": "too_short",
    "too_short": "too_short",
    "string_too_long": "too_long",
    "too_long": "too_long",
    "greater_than": "too_small",
    "greater_than_equal": "too_small",
    "less_than": "too_large",
    "less_than_equal": "too_large",
}


def faults_of(error: ValidationError, *, root: str) -> list[Fault]:
    """List the faults of a body, query or header, whichever `root` names."""
    details = error.errors(include_url=False, include_context=False, include_input=False)
    return [Fault(pointer((root, *detail["loc"])), _code(detail)) for detail in details]


def pointer(parts: Iterable[str | int]) -> str:
    """Write a JSON Pointer after RFC 6901."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _code(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind in _CODES:
        return _CODES[kind]
    if kind.endswith("_type"):
        return "type"
    if kind.startswith(("date", "time", "uuid", "url")):
        return "format"
    return "invalid"

"""From the bytes of a request to validated input, or to the faults in it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import get_origin

from flask import g, request
from pydantic import BaseModel, ValidationError

from app.api.json_body import parse_json, read_text, storable_text, text_faults
from app.api.problems import MALFORMED_JSON, Fault, ProblemError
from app.api.schemas import Query
from app.api.validation import faults_of, pointer


@dataclass(frozen=True, slots=True)
class Header:
    """A request header that a route reads; `fault` gives the code of the rule that a value breaks."""

    name: str
    fault: Callable[[str], str | None]
    schema: Mapping[str, object]


def read_body(model: type[BaseModel]) -> tuple[BaseModel | None, set[Fault]]:
    """Read the JSON body; its parsed value stays in `g.json_body`."""
    text = read_text()
    g.json_body = parse_json(text)
    faults = text_faults(g.json_body, "body")
    if faults:
        text = storable_text(text)
    try:
        return model.model_validate_json(text), faults
    except ValidationError as error:
        if error.errors()[0]["type"] == "json_invalid":
            raise ProblemError(MALFORMED_JSON) from None
        return None, _merge(faults, faults_of(error, root="body"))


def read_query(model: type[Query]) -> tuple[Query | None, set[Fault]]:
    """Read the query parameters; only fields that are lists may be given more than once."""
    takes_list = {field.alias: get_origin(field.annotation) is list for field in model.model_fields.values()}
    given = request.args.to_dict(flat=False)
    values = {key: found if takes_list.get(key) else found[0] for key, found in given.items()}
    faults = text_faults(values, "query") | {
        Fault(pointer(("query", key)), "type")
        for key, found in given.items()
        if len(found) > 1 and takes_list.get(key) is False
    }
    try:
        return model.model_validate(values), faults
    except ValidationError as error:
        return None, _merge(faults, faults_of(error, root="query"))


def header_faults(headers: Iterable[Header]) -> set[Fault]:
    """Check the headers that a route reads, as far as they are there."""
    return {
        Fault(pointer(("header", header.name)), code)
        for header in headers
        if (value := request.headers.get(header.name)) is not None and (code := header.fault(value))
    }


def _merge(texts: set[Fault], found: Iterable[Fault]) -> set[Fault]:
    """Keep one fault for each value: its type, else that it cannot be stored, else what was found."""
    by_pointer = {fault.pointer: fault for fault in found}
    for fault in texts:
        known = by_pointer.get(fault.pointer)
        if known is None or known.code != "type":
            by_pointer[fault.pointer] = fault
    return set(by_pointer.values())

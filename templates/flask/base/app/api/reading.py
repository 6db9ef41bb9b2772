"""From the bytes of a request to validated input, or to the faults in it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import get_origin

from flask import g, request
from pydantic import BaseModel, ValidationError

from app.api.json_body import read_json, text_faults
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
    g.json_body = read_json()
    faults = text_faults(g.json_body, "body")
    # With the unpaired surrogates replaced pydantic can parse the text and find the other faults.
    text = (
        json.dumps(g.json_body, ensure_ascii=False).encode(errors="replace") if faults else request.get_data()
    )
    try:
        return model.model_validate_json(text), faults
    except ValidationError as error:
        if error.errors()[0]["type"] == "json_invalid":
            raise ProblemError(MALFORMED_JSON) from None
        return None, _merge(faults, faults_of(error, root="body"))


def read_query(model: type[Query]) -> tuple[Query | None, set[Fault]]:
    """Read the query parameters; only fields that are lists may be given more than once."""
    many = {field.alias for field in model.model_fields.values() if get_origin(field.annotation) is list}
    given = request.args.to_dict(flat=False)
    values = {key: found if key in many else found[0] for key, found in given.items()}
    faults = text_faults(values, "query") | {
        Fault(pointer(("query", key)), "type")
        for key, found in given.items()
        if len(found) > 1 and key not in many
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


def _merge(faults: set[Fault], more: Iterable[Fault]) -> set[Fault]:
    known = {fault.pointer for fault in faults}
    return faults | {fault for fault in more if fault.pointer not in known}

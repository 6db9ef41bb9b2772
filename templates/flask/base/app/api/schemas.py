"""What every schema of the API has in common: camelCase on the wire, snake_case in Python."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError


def wire_name(name: str) -> str:
    """Name a field in camelCase.

    Raises:
        ValueError: if the name cannot be told from the camelCase one, as with `line_1`.

    """
    camel = to_camel(name)
    if not camel.isalnum() or field_name(camel) != name:
        raise ValueError(f"{name!r} does not survive camelCase: rename it")
    return camel


def field_name(camel: str) -> str:
    """Undo `wire_name`."""
    return re.sub(r"([A-Z])", r"_\1", camel).lower()


class Input(BaseModel):
    """A request body: known keys in camelCase only, no coercion."""

    model_config = ConfigDict(
        alias_generator=wire_name,
        validate_by_alias=True,
        validate_by_name=False,
        extra="forbid",
        strict=True,
        frozen=True,
    )


class Query(BaseModel):
    """The query parameters of a route. Numbers and booleans need a type that reads text."""

    model_config = ConfigDict(
        alias_generator=wire_name,
        validate_by_alias=True,
        validate_by_name=False,
        extra="forbid",
        frozen=True,
    )


class Output(BaseModel):
    """A response body, built by field name or from the attributes of a row."""

    model_config = ConfigDict(
        alias_generator=wire_name,
        validate_by_alias=False,
        validate_by_name=True,
        serialize_by_alias=True,
        from_attributes=True,
        frozen=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
    )


def _whole_number(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?[0-9]{1,4000}", value):
            raise PydanticCustomError("int_type", "not a decimal integer")
        return int(value)
    return value


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value not in {"true", "false"}:
            raise PydanticCustomError("enum", "neither true nor false")
        return value == "true"
    return value


def _timestamp(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


PageSize = Annotated[int, Field(ge=1, le=100), BeforeValidator(_whole_number)]
QueryFlag = Annotated[bool, BeforeValidator(_flag)]
Timestamp = Annotated[
    datetime,
    PlainSerializer(_timestamp, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]

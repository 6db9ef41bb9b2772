"""Serializers that name each field once and refuse what they do not know."""

from collections.abc import Iterator, Mapping
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from api.json_body import escape, storable, unstorable
from api.naming import camel
from api.problems import DETAILS, FieldError, ValidationFailed

CODES = {
    "null": "type",
    "blank": "too_short",
    "empty": "too_short",
    "min_length": "too_short",
    "max_length": "too_long",
    "min_value": "too_small",
    "max_value": "too_large",
    "invalid_choice": "choice",
    "not_a_list": "type",
    "not_a_dict": "type",
}
UNKNOWN = ErrorDetail(DETAILS["unknown"], code="unknown")


class ApiSerializer(serializers.Serializer[Any]):
    """A JSON object: snake_case attributes here, camelCase keys on the wire.

    Only the name is translated, by binding each field under its wire name with the
    attribute as its source. Values and the contents of JSON fields stay as they are.
    """

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = {}
        for name, field in super().get_fields().items():
            wire_name = camel(name)
            if field.source is None and wire_name != name:
                field.source = name
            fields[wire_name] = field
        return fields

    def to_internal_value(self, data: object) -> dict[str, Any]:
        if not isinstance(data, Mapping):
            raise ValidationError({"": [ErrorDetail(DETAILS["type"], code="type")]})
        known = {name for name, field in self.fields.items() if not field.read_only}
        strangers = [name for name in data if name not in known and storable(name)]
        errors: dict[str, Any] = {name: [UNKNOWN] for name in strangers}
        try:
            values: dict[str, Any] = super().to_internal_value(data)
        except ValidationError as exc:
            raise ValidationError({**errors, **as_dict(exc.detail)}) from exc
        if errors:
            raise ValidationError(errors)
        return values


def as_dict(detail: Any) -> dict[str, Any]:
    return detail if isinstance(detail, dict) else {"": detail}


def validate(
    serializer: type[ApiSerializer], data: object, pointer: str, *, partial: bool = False
) -> dict[str, Any]:
    """Validate a part of the request and return it under Python names.

    `pointer` says where the part is (`/body`). Raises `ValidationFailed` that lists
    every fault, one of each place: a wrong type, else the first.
    """
    errors = {place: FieldError(place, "invalid") for place in unstorable(data, pointer)}
    try:
        # REST framework takes None for "no data given" and would skip every rule.
        bound = serializer(data=[] if data is None else data, partial=partial)
        bound.is_valid(raise_exception=True)
    except ValidationError as exc:
        for error in field_errors(exc.detail, pointer):
            if error.code == "type" or error.pointer not in errors:
                errors[error.pointer] = error
    if errors:
        raise ValidationFailed(errors.values())
    return dict(bound.validated_data)


def field_errors(detail: Any, pointer: str) -> Iterator[FieldError]:
    """Flatten REST framework's nested details; their texts may echo input and are dropped."""
    if isinstance(detail, dict):
        for key, nested in detail.items():
            own = key in {"", "non_field_errors"}
            yield from field_errors(nested, pointer if own else f"{pointer}/{escape(str(key))}")
    elif isinstance(detail, list):
        for nested in detail:
            yield from field_errors(nested, pointer)
    else:
        code = CODES.get(detail.code, detail.code)
        yield FieldError(pointer, code if code in DETAILS else "invalid")

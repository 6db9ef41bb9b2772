"""Serializer fields without coercion, whose error codes are those of the contract."""

import re
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


class StringField(serializers.CharField):
    """A JSON string, kept as sent."""

    def __init__(self, **kwargs: Any) -> None:
        validators = kwargs.pop("validators", [])
        super().__init__(trim_whitespace=False, **kwargs)
        # Behind those of length: a text of the wrong length is reported as that.
        self.validators = [*self.validators, *validators]

    def to_internal_value(self, data: object) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError(code="type")
        return data


class IntegerField(serializers.IntegerField):
    """A JSON number without a fraction."""

    def to_internal_value(self, data: object) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            raise serializers.ValidationError(code="type")
        return data


class BooleanField(serializers.BooleanField):
    """`true` or `false`, not what looks like it."""

    def to_internal_value(self, data: object) -> bool:
        if not isinstance(data, bool):
            raise serializers.ValidationError(code="type")
        return data


@extend_schema_field(OpenApiTypes.OBJECT)
class JsonObjectField(serializers.JSONField):
    """A JSON object whose keys and values belong to the caller and are never rewritten."""

    def to_internal_value(self, data: object) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise serializers.ValidationError(code="type")
        return data


class QueryIntegerField(IntegerField):
    """An integer spelled in a query string."""

    def to_internal_value(self, data: object) -> int:
        if not re.fullmatch(r"-?[0-9]+", str(data), re.ASCII):
            raise serializers.ValidationError(code="type")
        # More digits than any bound has: keep the sign, skip the arithmetic.
        return int(str(data)[:19])


class QueryBooleanField(BooleanField):
    """`true` or `false` spelled in a query string."""

    def to_internal_value(self, data: object) -> bool:
        if data not in {"true", "false"}:
            raise serializers.ValidationError(code="choice")
        return data == "true"

"""Exports on the wire."""

import json
from typing import Any

from rest_framework import serializers

from accounts.serializers import UserOut
from api.fields import JsonObjectField
from api.serializers import ApiSerializer

MAX_METADATA_BYTES = 4096


def small(value: dict[str, Any]) -> None:
    """Refuse an object of more than 4096 bytes of compact JSON."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    if len(text.encode(errors="surrogatepass")) > MAX_METADATA_BYTES:
        raise serializers.ValidationError(code="too_long")


class ExportWish(ApiSerializer):
    metadata = JsonObjectField(default=dict, validators=[small])


class ExportedJob(ApiSerializer):
    id = serializers.UUIDField()
    type = serializers.CharField()
    status = serializers.CharField()
    created_at = serializers.DateTimeField()


class ExportOut(ApiSerializer):
    user = UserOut()
    jobs = ExportedJob(many=True)
    metadata = JsonObjectField()
    exported_at = serializers.DateTimeField()

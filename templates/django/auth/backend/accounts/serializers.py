"""Accounts on the wire."""

import re
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.fields import empty

from api.fields import QueryBooleanField, StringField
from api.pagination import PageQuery, sort_field
from api.serializers import ApiSerializer

LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
# The form of HTML's e-mail input, with a dot in the domain.
EMAIL = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{LABEL}(?:\.{LABEL})+")


def email_format(value: str) -> None:
    if not EMAIL.fullmatch(value):
        raise serializers.ValidationError(code="format")


@extend_schema_field({"type": "string", "maxLength": 254, "pattern": f"^{EMAIL.pattern}$"})
class EmailField(StringField):
    def __init__(self) -> None:
        super().__init__(max_length=254, validators=[email_format])

    def run_validation(self, data: Any = empty) -> str:
        if data == "":
            raise serializers.ValidationError(code="format")
        value: str = super().run_validation(data)
        return value


def visible(value: str) -> None:
    """Refuse a text of white space only."""
    if not value.strip():
        raise serializers.ValidationError(code="invalid")


class DisplayNameField(StringField):
    def __init__(self) -> None:
        super().__init__(max_length=100, validators=[visible])


class Registration(ApiSerializer):
    email = EmailField()
    password = StringField(min_length=12, max_length=128, write_only=True)
    display_name = DisplayNameField()


class Credentials(ApiSerializer):
    email = EmailField()
    password = StringField(max_length=128, write_only=True)


class RefreshBody(ApiSerializer):
    refresh_token = StringField(max_length=128, write_only=True)


class Profile(ApiSerializer):
    display_name = DisplayNameField()


class UserOut(ApiSerializer):
    id = serializers.UUIDField()
    # Not "format": "email": the form that is accepted is a little wider.
    email = serializers.CharField()
    display_name = serializers.CharField()
    is_active = serializers.BooleanField()
    is_staff = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class TokensOut(ApiSerializer):
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    token_type = serializers.ChoiceField(choices=["Bearer"])
    expires_in = serializers.IntegerField()


class UserQuery(PageQuery):
    sort = sort_field("created_at", default="-createdAt")
    is_active = QueryBooleanField(required=False)


class UserPage(ApiSerializer):
    items = UserOut(many=True)
    next_cursor = serializers.CharField(allow_null=True)

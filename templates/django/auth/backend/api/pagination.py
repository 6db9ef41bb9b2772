"""Keyset pagination with opaque, signed cursors."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet
from rest_framework import serializers

from api.fields import QueryIntegerField, StringField
from api.naming import camel, snake
from api.problems import FieldError, ValidationFailed
from api.serializers import ApiSerializer

SALT = "api.pagination.cursor"
OWN = {"limit", "cursor"}


class PageQuery(ApiSerializer):
    """The query parameters of every list."""

    limit = QueryIntegerField(min_value=1, max_value=100, default=20)
    cursor = StringField(required=False, allow_blank=True, max_length=512)


def sort_field(*names: str, default: str) -> serializers.ChoiceField:
    """A `sort` parameter: Python names in, wire names offered, `-` for descending."""
    wire_names = [camel(name) for name in names]
    choices = [sign + name for name in wire_names for sign in ("", "-")]
    return serializers.ChoiceField(choices=choices, default=default)


def paginate[M: Model](rows: QuerySet[M], query: Mapping[str, Any]) -> dict[str, Any]:
    """One page of `rows`, as `{items, next_cursor}`.

    `query` is a validated `PageQuery`; all of it but `limit` and `cursor` is bound into
    the cursor. `sort` must name a datetime column; ties are broken by id. Raises
    `ValidationFailed` at `/query/cursor` for a cursor of another list or query.
    """
    limit, sort = query["limit"], query["sort"]
    column, sign = snake(sort.lstrip("-")), "-" if sort.startswith("-") else ""
    scope = [rows.model.__qualname__, {k: v for k, v in query.items() if k not in OWN}]
    if "cursor" in query:
        value, last_id = read_cursor(query["cursor"], scope)
        comparison = "lt" if sign else "gt"
        rows = rows.filter(
            # It follows from the rest, but only from it does an index know where to start.
            Q(**{f"{column}__{comparison}e": value}),
            Q(**{f"{column}__{comparison}": value})
            | Q(**{column: value, f"id__{comparison}": last_id}),
        )
    items = list(rows.order_by(f"{sign}{column}", f"{sign}id")[: limit + 1])
    cursor = None
    if len(items) > limit:
        last = items[limit - 1]
        cursor = make_cursor(getattr(last, column), last.pk, scope)
    return {"items": items[:limit], "next_cursor": cursor}


def make_cursor(value: datetime, last_id: UUID, scope: object) -> str:
    return signing.dumps([value.isoformat(), str(last_id), scope], salt=SALT)


def read_cursor(cursor: str, scope: object) -> tuple[datetime, UUID]:
    try:
        value, last_id, signed_scope = signing.loads(cursor, salt=SALT)
    except signing.BadSignature:
        raise ValidationFailed([FieldError("/query/cursor", "invalid")]) from None
    if signed_scope != scope:
        raise ValidationFailed([FieldError("/query/cursor", "invalid")])
    return datetime.fromisoformat(value), UUID(last_id)

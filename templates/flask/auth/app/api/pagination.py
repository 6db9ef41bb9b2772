"""Keyset pagination with signed, opaque cursors."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from app.api.problems import VALIDATION_FAILED, Fault, ProblemError
from app.api.schemas import Output


@dataclass(frozen=True, slots=True)
class Position:
    """The last row that a page showed."""

    created_at: datetime
    id: uuid.UUID


class Placed(Protocol):
    """A row that has a place in the order of time."""

    created_at: datetime
    id: uuid.UUID


class Page[Item](Output):
    """Some of the items, and where to go on."""

    items: list[Item]
    next_cursor: str | None


def read_cursor(cursor: str | None, *, listing: Sequence[object]) -> Position | None:
    """Open a cursor that `write_cursor` made for the same listing (its route, sort and filters).

    Raises:
        ProblemError: if the cursor was made elsewhere or for another listing.

    """
    if cursor is None:
        return None
    try:
        signed_listing, created_at, row_id = _serializer().loads(cursor)
    except BadData:
        raise _invalid_cursor() from None
    if signed_listing != list(listing):
        raise _invalid_cursor()
    return Position(datetime.fromisoformat(created_at), uuid.UUID(row_id))


def write_cursor(row: Placed, *, listing: Sequence[object]) -> str:
    """Sign the position of a row in a listing."""
    payload = [list(listing), row.created_at.isoformat(), row.id.hex]
    return str(_serializer().dumps(payload))


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="cursor")


def _invalid_cursor() -> ProblemError:
    return ProblemError(VALIDATION_FAILED, faults=[Fault("/query/cursor", "invalid")])

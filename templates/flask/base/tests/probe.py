"""Routes that only tests have, to try the HTTP base with, and a client of them."""

import uuid
from http import HTTPStatus
from typing import Annotated, Any, Literal

import pytest
from flask import Blueprint, abort
from flask.testing import FlaskClient
from pydantic import Field
from sqlalchemy.exc import OperationalError

from app.api.endpoint import endpoint
from app.api.policy import public
from app.api.schemas import Input, Output, PageSize, Query, QueryFlag
from app.settings import Settings
from tests.conftest import MakeApp

MAX_BODY_BYTES = 10_000

probe = Blueprint("probe", __name__, url_prefix="/api/v1/probe")


class ItemIn(Input):
    """A body with one field of each kind."""

    line_text: Annotated[str, Field(min_length=1, max_length=5)]
    item_count: Annotated[int, Field(ge=1, le=9)] = 1
    is_done: bool = False
    kind: Literal["in_progress", "done"] = "done"
    extra_data: dict[str, Any] = Field(default_factory=dict)


class ItemQuery(Query):
    """Query parameters of each kind."""

    limit: PageSize = 20
    is_active: QueryFlag | None = None
    some_tags: list[str] = Field(default_factory=list)


class ItemOut(Output):
    """What the probe received."""

    line_text: str
    extra_data: dict[str, Any]


class QueryOut(Output):
    """What the probe received in the query."""

    limit: int
    is_active: bool | None
    some_tags: list[str]


@probe.post("/items")
@endpoint(public, returns=ItemOut, status=HTTPStatus.CREATED)
def create_item(body: ItemIn) -> ItemOut:
    """Send the body back."""
    return ItemOut(line_text=body.line_text, extra_data=body.extra_data)


@probe.get("/items")
@endpoint(public, returns=QueryOut)
def list_items(query: ItemQuery) -> QueryOut:
    """Send the query back."""
    return QueryOut(limit=query.limit, is_active=query.is_active, some_tags=query.some_tags)


@probe.get("/items/<uuid:item_id>")
@endpoint(public)
def get_item(item_id: uuid.UUID) -> None:
    """Take an id."""


@probe.get("/crash")
@endpoint(public)
def crash() -> None:
    """Fail in a way that nobody foresaw."""
    raise RuntimeError("hunter2")


@probe.get("/abort/<int:status>")
@endpoint(public)
def end(status: int) -> None:
    """Give up as Flask offers it."""
    abort(status)


@probe.get("/unavailable")
@endpoint(public)
def lose_database() -> None:
    """Fail as if the database were gone."""
    raise OperationalError("SELECT 1", None, ConnectionError("hunter2"))


@pytest.fixture
def probe_client(make_app: MakeApp, settings: Settings) -> FlaskClient:
    """Call an application that has these routes too."""
    changes = {"max_body_bytes": MAX_BODY_BYTES, "cors_allowed_origins": ("https://app.example.com",)}
    app = make_app(settings.model_copy(update=changes))
    app.register_blueprint(probe)
    return app.test_client()

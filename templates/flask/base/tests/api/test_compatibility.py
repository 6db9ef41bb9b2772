"""Changes of the OpenAPI document that break clients are told from those that do not."""

from copy import deepcopy
from typing import Any

import pytest

from app.api.compatibility import breaking_changes

type Json = dict[str, Any]

GONE = object()
UUID: Json = {"type": "string", "format": "uuid"}
TEXT: Json = {"type": "string", "minLength": 1, "maxLength": 9}
ITEM: Json = {
    "type": "object",
    "required": ["id", "state"],
    "properties": {
        "id": UUID,
        "state": {"type": "string", "enum": ["open", "closed"]},
        "parent": {"anyOf": [{"$ref": "#/components/schemas/Item"}, {"type": "null"}]},
        "tags": {"type": "array", "items": {"type": "string"}},
        "note": {"allOf": [{"type": "object", "properties": {"text": {}}}]},
    },
}
WISH: Json = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": TEXT,
        "size": {"type": ["number", "null"], "maximum": 5},
        "kind": {"enum": ["a", "b"]},
        "extra": {"type": "object", "additionalProperties": {}},
    },
}
LIMIT: Json = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
POST: Json = {
    "security": [],
    "parameters": [LIMIT],
    "requestBody": {"content": {"json": {"schema": {"$ref": "#/components/schemas/Wish"}}}},
    "responses": {
        "200": {"content": {"json": {"schema": {"$ref": "#/components/schemas/Item"}}}},
        "404": {"description": "Not Found"},
    },
}
PUBLISHED: Json = {
    "paths": {"things": {"post": POST}},
    "components": {"schemas": {"Item": ITEM, "Wish": WISH}},
}
KEY: Json = {"name": "key", "in": "header", "required": True, "schema": {}}
QUERY: Json = {"name": "q", "in": "query", "schema": {}}
ANSWER = "response 200 #"

BREAKING = [
    (": is gone", "paths/things", GONE),
    (": is gone", "paths/things/post", GONE),
    ("security: was open to everybody", "post/security", [{"bearer": []}]),
    ("response 200: is gone", "post/responses/200", GONE),
    ("response 200: json is gone", "post/responses/200/content/json", GONE),
    ("request: is now required", "post/requestBody/required", True),
    ("request: json is gone", "post/requestBody", GONE),
    ("query parameter limit: is gone", "post/parameters", []),
    ("query parameter limit: is now required", "post/parameters", [{**LIMIT, "required": True}]),
    ("header parameter key: is now required", "post/parameters", [LIMIT, KEY]),
    (
        "query parameter limit #: no longer takes integer",
        "post/parameters",
        [{**LIMIT, "schema": {"type": "boolean"}}],
    ),
    (f"{ANSWER}/tags: is gone", "Item/properties/tags", GONE),
    (f"{ANSWER}/id: may now be missing", "Item/required", ["state"]),
    (f"{ANSWER}/state: 'closed' is gone", "Item/properties/state/enum", ["open"]),
    (f"{ANSWER}/state: is no longer one of ['open', 'closed']", "Item/properties/state/enum", GONE),
    (f"{ANSWER}/id: may now be integer", "Item/properties/id", {"type": "integer"}),
    (f"{ANSWER}/id: may now be string", "Item/properties/id/format", GONE),
    (f"{ANSWER}/id: may now be null", "Item/properties/id", {"anyOf": [UUID, {"type": "null"}]}),
    (f"{ANSWER}/tags/*: may now be number", "Item/properties/tags/items", {"type": "number"}),
    (f"{ANSWER}/note/text: is gone", "Item/properties/note", {"type": "object"}),
    ("request #/size: is gone", "Wish/properties/size", GONE),
    ("request #/size: is now required", "Wish/required", ["name", "size"]),
    ("request #/size: no longer takes null", "Wish/properties/size/type", "number"),
    ("request #/size: maximum is now 4", "Wish/properties/size/maximum", 4),
    ("request #/name: minLength is now 2", "Wish/properties/name/minLength", 2),
    ("request #/name: pattern is now ^x", "Wish/properties/name/pattern", "^x"),
    ("request #/name: is now one of ['x']", "Wish/properties/name/enum", ["x"]),
    ("request #/kind: 'b' is gone", "Wish/properties/kind/enum", ["a"]),
    ("request #/extra: no longer takes object", "Wish/properties/extra", {"type": "array"}),
    ("request #: no longer takes other fields", "Wish/additionalProperties", False),
]
COMPATIBLE = [
    ("paths/others", {"get": {"responses": {}}}),
    ("paths/things/get", {"responses": {}}),
    ("post/responses/404", GONE),
    ("post/parameters", [LIMIT, QUERY]),
    ("Item/properties/more", TEXT),
    ("Item/required", ["id", "state", "tags"]),
    ("Item/properties/state/enum", ["open", "closed", "new"]),
    ("Item/properties/tags/maxItems", 3),
    ("Wish/properties/more", TEXT),
    ("Wish/required", []),
    ("Wish/properties/name/maxLength", 10),
    ("Wish/properties/name/type", ["string", "null"]),
    ("Wish/properties/kind/enum", ["a", "b", "c"]),
    ("Wish/properties/extra", {}),
]


def changed(place: str, value: object) -> Json:
    """Copy the published document with one value replaced or, if it is to be GONE, removed."""
    document = deepcopy(PUBLISHED)
    schemas = document["components"]["schemas"]
    node = {**document, **schemas, "post": document["paths"]["things"]["post"]}
    *parents, last = place.split("/")
    for key in parents:
        node = node[key]
    node[last] = value
    if value is GONE:
        del node[last]
    return document


def test_no_document_breaks_itself() -> None:
    assert breaking_changes(PUBLISHED, PUBLISHED) == []


@pytest.mark.parametrize(("expected", "place", "value"), BREAKING, ids=range(len(BREAKING)))
def test_what_breaks_clients_is_named(expected: str, place: str, value: object) -> None:
    found = breaking_changes(PUBLISHED, changed(place, value))

    assert [change.removeprefix("POST things").strip() for change in found] == [expected]


@pytest.mark.parametrize(("place", "value"), COMPATIBLE, ids=range(len(COMPATIBLE)))
def test_what_only_adds_breaks_nothing(place: str, value: object) -> None:
    assert breaking_changes(PUBLISHED, changed(place, value)) == []

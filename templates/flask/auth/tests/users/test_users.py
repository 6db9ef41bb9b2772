"""Users over HTTP."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from app.api.pagination import Position
from app.auth.access_tokens import write_access_token
from app.database.model import utc_now
from app.settings import Settings
from app.users.queries import users_after
from app.users.schemas import UserQuery
from tests.conftest import MakeApp
from tests.fixtures import Explain
from tests.people import Person, add_users

USERS = "/api/v1/users"


def emails(person: Person, query: str) -> list[str]:
    """Walk through all pages."""
    found: list[str] = []
    cursor = ""
    while True:
        page = person.call("GET", f"{USERS}?{query}{cursor}").json
        assert page is not None
        found += [item["email"] for item in page["items"]]
        if page["nextCursor"] is None:
            return found
        cursor = f"&cursor={page['nextCursor']}"


def test_a_user_is_shown_without_secrets(ada: Person) -> None:
    shown = ada.call("GET", f"{USERS}/{ada.user.id}").json

    assert shown is not None
    assert set(shown) == {"id", "email", "displayName", "isActive", "isStaff", "createdAt", "updatedAt"}
    assert shown["id"] == str(ada.user.id)


@pytest.mark.parametrize("sort", ["createdAt", "-createdAt"])
@pytest.mark.parametrize("limit", [1, 2, 5, 100])
def test_pages_show_everybody_once_and_in_order(app: Flask, boss: Person, sort: str, limit: int) -> None:
    same_moment = boss.user.created_at
    users = [boss.user, *add_users(app, 4), *add_users(app, 3, created_at=same_moment)]
    expected = sorted(users, key=lambda user: (user.created_at, user.id.hex), reverse=sort.startswith("-"))

    assert emails(boss, f"sort={sort}&limit={limit}") == [user.email for user in expected]


def test_a_filter_holds_on_every_page(app: Flask, boss: Person) -> None:
    inactive = add_users(app, 3, is_active=False)

    assert set(emails(boss, "isActive=false&limit=2")) == {user.email for user in inactive}
    assert emails(boss, "isActive=true&limit=2") == [boss.user.email]


def test_a_cursor_is_good_for_its_own_listing_only(app: Flask, boss: Person) -> None:
    add_users(app, 2)
    page = boss.call("GET", f"{USERS}?limit=1").json
    assert page is not None
    cursor = page["nextCursor"]

    assert boss.call("GET", f"{USERS}?limit=2&cursor={cursor}").status_code == 200
    for query in (
        f"sort=createdAt&cursor={cursor}",
        f"isActive=true&cursor={cursor}",
        f"cursor={cursor}x",
        "cursor=",
    ):
        refused = boss.call("GET", f"{USERS}?{query}")
        assert refused.status_code == 422
        assert refused.json is not None
        assert refused.json["errors"][0]["pointer"] == "/query/cursor"


def test_a_cursor_is_signed_with_the_secret_key(
    make_app: MakeApp, settings: Settings, app: Flask, boss: Person
) -> None:
    add_users(app, 1)
    page = boss.call("GET", f"{USERS}?limit=1").json
    assert page is not None
    changed = settings.model_copy(update={"secret_key": "another-secret-for-tests-0123456789"})
    signed_in = {"Authorization": f"Bearer {write_access_token(boss.user.id, changed)}"}
    client = make_app(changed).test_client()

    answers = [
        client.get(f"{USERS}?limit=1{cursor}", headers=signed_in).status_code
        for cursor in ("", f"&cursor={page['nextCursor']}")
    ]

    assert answers == [200, 422]


@pytest.mark.parametrize("position", [None, Position(utc_now(), uuid.uuid4())])
@pytest.mark.parametrize("sort", ["createdAt", "-createdAt"])
@pytest.mark.parametrize(
    ("filters", "index"),
    [
        ({}, "ix_user_account_created_at_id"),
        ({"isActive": "true"}, "ix_user_account_is_active_created_at_id"),
    ],
)
def test_every_listing_is_read_in_the_order_of_an_index(
    explain: Explain, filters: dict[str, str], index: str, sort: str, position: Position | None
) -> None:
    query = UserQuery.model_validate({"sort": sort, **filters})

    (step,) = explain(lambda session: users_after(session, query, position))

    assert f"USING INDEX {index}" in step


def test_a_page_costs_the_same_for_1_and_for_20_users(
    app: Flask, boss: Person, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with count_queries() as for_one:
        boss.call("GET", USERS)
    add_users(app, 19)
    with count_queries() as for_twenty:
        page = boss.call("GET", USERS).json

    assert page is not None
    assert len(page["items"]) == 20
    assert len(for_twenty) == len(for_one)


def test_people_change_their_own_name_and_nothing_else(ada: Person) -> None:
    changed = ada.call("PATCH", "/api/v1/auth/me", json={"displayName": "Countess_of Lovelace"}).json
    unchanged = ada.call("PATCH", "/api/v1/auth/me", json={}).json

    assert changed is not None
    assert changed["displayName"] == "Countess_of Lovelace"
    assert unchanged == changed
    assert ada.call("GET", "/api/v1/auth/me").json == changed


@pytest.mark.parametrize("name", [None, "", " \t", 7, "x" * 101])
def test_a_name_has_rules(ada: Person, name: object) -> None:
    assert ada.call("PATCH", "/api/v1/auth/me", json={"displayName": name}).status_code == 422

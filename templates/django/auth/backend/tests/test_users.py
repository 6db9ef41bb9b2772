from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from tests.client import ApiClient, pointers
from tests.factories import PASSWORD, UserFactory, client_of

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def staff() -> ApiClient:
    return client_of(UserFactory.create(is_staff=True, created_at=START - timedelta(days=1)))


def walk(client: ApiClient, **query: Any) -> list[str]:
    """The ids of all pages in order."""
    ids: list[str] = []
    page = {"nextCursor": ""}
    while page["nextCursor"] is not None:
        cursor = {"cursor": page["nextCursor"]} if page["nextCursor"] else {}
        page = client.get("/api/v1/users", {**query, **cursor}).json()
        ids += [item["id"] for item in page["items"]]
    return ids


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("sort", ["createdAt", "-createdAt"])
def test_pages_hold_every_user_once_and_in_order(staff: ApiClient, limit: int, sort: str) -> None:
    # Three share each moment, so that the id has to break ties.
    for number in range(6):
        UserFactory.create(created_at=START + timedelta(seconds=number // 3))
    column = ("" if sort == "createdAt" else "-") + "created_at"
    identity = "id" if sort == "createdAt" else "-id"
    expected = [
        str(pk) for pk in User.objects.order_by(column, identity).values_list("pk", flat=True)
    ]
    assert walk(staff, limit=limit, sort=sort) == expected


def test_a_page_is_not_shifted_by_new_rows(staff: ApiClient) -> None:
    for number in range(4):
        UserFactory.create(created_at=START + timedelta(seconds=number))
    first = staff.get("/api/v1/users", {"limit": 2}).json()
    UserFactory.create(created_at=START + timedelta(days=1))
    second = staff.get("/api/v1/users", {"limit": 2, "cursor": first["nextCursor"]}).json()
    seen = [item["id"] for item in first["items"] + second["items"]]
    assert len(set(seen)) == 4


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("query", "columns"),
    [({}, ["created_at"]), ({"isActive": "true"}, ["is_active", "created_at"])],
)
def test_a_page_starts_where_the_one_before_ended(
    staff: ApiClient, query: dict[str, Any], columns: list[str]
) -> None:
    UserFactory.create_batch(3)
    cursor = staff.get("/api/v1/users", {"limit": 1, **query}).json()["nextCursor"]
    with CaptureQueriesContext(connection) as captured:
        staff.get("/api/v1/users", {"limit": 1, "cursor": cursor, **query})
        (page,) = [each["sql"] for each in captured if "LIMIT 2" in each["sql"]]
    with connection.cursor() as rows:
        # A table of four rows is read as a whole unless that is forbidden.
        rows.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        rows.execute(f"EXPLAIN {page}")
        plan = [line for (line,) in rows.fetchall()]
    (start,) = [line for line in plan if "Index Cond" in line]
    assert all(column in start for column in columns), plan
    assert not any("Sort" in line for line in plan), plan


def test_a_filter_applies_to_every_page(staff: ApiClient) -> None:
    inactive = [str(UserFactory.create(is_active=False).pk) for _ in range(3)]
    UserFactory.create()
    assert sorted(walk(staff, limit=1, isActive="false")) == sorted(inactive)


def test_a_cursor_is_good_for_its_query_only(staff: ApiClient) -> None:
    UserFactory.create_batch(3)
    cursor = staff.get("/api/v1/users", {"limit": 1}).json()["nextCursor"]
    for query in (
        {"cursor": cursor, "sort": "createdAt"},
        {"cursor": cursor, "isActive": "true"},
        {"cursor": cursor[:-1] + ("A" if cursor[-1] != "A" else "B")},
        {"cursor": ""},
    ):
        assert pointers(staff.get("/api/v1/users", query)) == {"/query/cursor": "invalid"}
    assert staff.get("/api/v1/users", {"cursor": cursor, "limit": 2}).status_code == 200


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("limit", "0", "too_small"),
        ("limit", "101", "too_large"),
        ("limit", "ten", "type"),
        ("sort", "email", "choice"),
        ("sort", "created_at", "choice"),
        ("isActive", "1", "choice"),
        ("email", "a", "unknown"),
    ],
)
def test_rules_of_the_query(staff: ApiClient, name: str, value: str, code: str) -> None:
    assert pointers(staff.get("/api/v1/users", {name: value})) == {f"/query/{name}": code}


def test_a_list_costs_as_many_queries_for_one_row_as_for_twenty(staff: ApiClient) -> None:
    def count_queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert staff.send("GET", "/api/v1/users").status_code == 200
        return len(captured)

    staff.send("GET", "/api/v1/auth/me")
    for_one = count_queries()
    UserFactory.create_batch(19)
    assert count_queries() == for_one


@pytest.mark.django_db(transaction=True)
def test_one_changes_ones_display_name_and_nothing_else() -> None:
    user = UserFactory.create()
    client = client_of(user)
    answer = client.send("PATCH", "/api/v1/auth/me", {"displayName": "Countess"}).json()
    user.refresh_from_db()
    assert answer["displayName"] == user.display_name == "Countess"
    assert client.send("GET", "/api/v1/auth/me").json() == answer
    assert client.send("PATCH", "/api/v1/auth/me", {}).json() == answer
    assert user.check_password(PASSWORD)

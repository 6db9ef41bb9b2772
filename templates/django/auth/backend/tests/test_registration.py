from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.db import connections

from accounts.models import User
from tests.client import ApiClient, pointers
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

PATH = "/api/v1/auth/register"
VALID = {"email": "Ada@Example.com", "password": PASSWORD, "displayName": " Ada "}


def test_it_makes_a_user_without_rights(api: ApiClient) -> None:
    response = api.send("POST", PATH, VALID)
    user = User.objects.get()
    assert response.status_code == 201
    assert response["Location"] == f"/api/v1/users/{user.pk}"
    assert response.json() == {
        "id": str(user.pk),
        "email": "ada@example.com",
        "displayName": " Ada ",
        "isActive": True,
        "isStaff": False,
        "createdAt": user.created_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "updatedAt": user.updated_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
    }


def test_the_password_is_kept_as_argon2_only(api: ApiClient) -> None:
    api.send("POST", PATH, VALID)
    stored = User.objects.get().password
    assert identify_hasher(stored).algorithm == "argon2"
    assert PASSWORD not in stored


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "", "format"),
        ("email", "a@localhost", "format"),
        ("email", "a@example.com\n", "format"),
        ("email", "a" * 250 + "@example.com", "too_long"),
        ("password", "x" * 11, "too_short"),
        ("password", "x" * 129, "too_long"),
        ("displayName", "", "too_short"),
        ("displayName", " \t", "invalid"),
        ("displayName", "x" * 101, "too_long"),
    ],
)
def test_rules_of_the_fields(api: ApiClient, field: str, value: str, code: str) -> None:
    assert pointers(api.send("POST", PATH, VALID | {field: value})) == {f"/body/{field}": code}


def test_an_address_is_taken_in_any_case(api: ApiClient) -> None:
    UserFactory.create(email="ada@example.com")
    response = api.send("POST", PATH, VALID)
    assert response.status_code == 409
    assert response.json()["code"] == "email_taken"


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_gets_the_address() -> None:
    def register(_: int) -> int:
        try:
            return int(ApiClient().send("POST", PATH, VALID).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        statuses = sorted(pool.map(register, range(6)))
    assert statuses == [201, 409, 409, 409, 409, 409]
    assert User.objects.count() == 1

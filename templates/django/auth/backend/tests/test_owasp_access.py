"""OWASP API Security Top 10 (2023), the entries about who may do what."""

import pytest
from django.db import models

from accounts.models import User
from tests.client import ApiClient, pointers
from tests.factories import PASSWORD, UserFactory, client_of

pytestmark = pytest.mark.django_db


def test_owasp_api1_broken_object_level_authorization() -> None:
    user, other, staff = (
        UserFactory.create(),
        UserFactory.create(),
        UserFactory.create(is_staff=True),
    )
    path = f"/api/v1/users/{user.pk}"
    statuses = {
        "anonymous": ApiClient().send("GET", path).status_code,
        "owner": client_of(user).send("GET", path).status_code,
        "other": client_of(other).send("GET", path).status_code,
        "staff": client_of(staff).send("GET", path).status_code,
    }
    assert statuses == {"anonymous": 401, "owner": 200, "other": 404, "staff": 200}


def test_owasp_api2_broken_authentication() -> None:
    user = UserFactory.create(is_active=False)
    credentials = {"email": user.email, "password": PASSWORD}
    assert ApiClient().send("POST", "/api/v1/auth/login", credentials).status_code == 401
    assert client_of(user).send("GET", "/api/v1/auth/me").status_code == 401
    assert ApiClient().send("GET", "/api/v1/auth/me").status_code == 401


@pytest.mark.parametrize("path", ["/api/v1/auth/register", "/api/v1/auth/me"])
def test_owasp_api3_broken_object_property_level_authorization(path: str) -> None:
    user = UserFactory.create()
    allowed = (
        {"email", "password", "display_name"} if path.endswith("register") else {"display_name"}
    )
    columns = [field.name for field in User._meta.get_fields() if isinstance(field, models.Field)]
    forbidden = {
        name.split("_")[0] + "".join(word.title() for word in name.split("_")[1:]): True
        for name in columns
        if name not in allowed
    }
    valid = {"email": "new@example.com", "password": PASSWORD, "displayName": "New"}
    body = valid if path.endswith("register") else {"displayName": "New"}
    method = "POST" if path.endswith("register") else "PATCH"
    before = User.objects.values().get(pk=user.pk)
    faults = pointers(client_of(user).send(method, path, body | forbidden))
    assert faults == {f"/body/{name}": "unknown" for name in forbidden}
    assert User.objects.values().get() == before


def test_owasp_api5_broken_function_level_authorization() -> None:
    user, staff = UserFactory.create(), UserFactory.create(is_staff=True)
    assert ApiClient().send("GET", "/api/v1/users").status_code == 401
    refused = client_of(user).send("GET", "/api/v1/users")
    assert (refused.status_code, refused.json()["code"]) == (403, "permission_denied")
    assert client_of(staff).send("GET", "/api/v1/users").status_code == 200


def test_owasp_api6_unrestricted_access_to_sensitive_business_flows() -> None:
    """A script that repeats a registration, in any spelling, gets one account out of it."""
    body = {"email": "bot@example.com", "password": PASSWORD, "displayName": "Bot"}
    for email in ("bot@example.com", "Bot@example.com", "bot@EXAMPLE.com"):
        for headers in ({}, {"Idempotency-Key": "again"}, {"Idempotency-Key": email}):
            spelled = body | {"email": email}
            ApiClient().send("POST", "/api/v1/auth/register", spelled, headers=headers)
    assert User.objects.count() == 1

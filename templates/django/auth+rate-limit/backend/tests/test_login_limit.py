from typing import Any

import pytest
from pytest_django import Settings

from rate_limits import services
from tests.client import ApiClient
from tests.factories import PASSWORD, UserFactory, client_of

pytestmark = pytest.mark.django_db


def attempt(email: str, password: str = PASSWORD, address: str = "192.0.2.1") -> Any:
    body = {"email": email, "password": password}
    return ApiClient().post("/api/v1/auth/login", body, "application/json", REMOTE_ADDR=address)


def test_guessing_ends_for_an_address_and_e_mail(settings: Settings) -> None:
    settings.RATE_LIMIT_LOGIN = "10/day"
    user = UserFactory.create()
    replies = [attempt(user.email.upper() if n % 2 else user.email) for n in range(11)]
    assert [reply.status_code for reply in replies] == [200] * 10 + [429]
    assert replies[0]["RateLimit"].startswith('"login";r=9')
    assert attempt(user.email, address="192.0.2.2").status_code == 200
    assert attempt(UserFactory.create().email).status_code == 200


def test_guessing_ends_for_an_address_whoever_it_tries(settings: Settings) -> None:
    settings.RATE_LIMIT_LOGIN_ADDRESS = "3/day"
    replies = [attempt(f"nobody-{number}@example.com") for number in range(4)]
    assert [reply.status_code for reply in replies] == [401] * 3 + [429]
    assert replies[3]["RateLimit"].startswith('"login_address";r=0')
    assert attempt("nobody@example.com", address="192.0.2.2").status_code == 401


def test_an_invalid_body_is_no_guess() -> None:
    user = UserFactory.create()
    for _ in range(12):
        assert attempt(user.email, password="").status_code == 422
    assert attempt(user.email).status_code == 200


def test_without_a_store_nobody_may_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise services.StoreUnavailable

    monkeypatch.setattr(services, "hit", refuse)
    response = attempt(UserFactory.create().email)
    assert response.status_code == 503
    assert response.json()["code"] == "unavailable"


def test_a_person_is_counted_wherever_they_are(settings: Settings) -> None:
    settings.RATE_LIMIT_DEFAULT = "300/day"
    client = client_of(UserFactory.create())
    first = client.get("/api/v1/auth/me", REMOTE_ADDR="192.0.2.1")
    second = client.get("/api/v1/auth/me", REMOTE_ADDR="192.0.2.2")
    stranger = ApiClient("rubbish").get("/api/v1/auth/me", REMOTE_ADDR="192.0.2.1")
    assert first["RateLimit"].startswith('"default";r=299')
    assert second["RateLimit"].startswith('"default";r=298')
    assert stranger["RateLimit"].startswith('"default";r=299')


def test_owasp_api6_accounts_are_not_made_without_end(settings: Settings) -> None:
    settings.RATE_LIMIT_DEFAULT = "3/day"
    bot = {"password": PASSWORD, "displayName": "Bot"}
    statuses = [
        ApiClient()
        .send("POST", "/api/v1/auth/register", bot | {"email": f"bot-{number}@example.com"})
        .status_code
        for number in range(4)
    ]
    assert statuses == [201] * 3 + [429]

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import jwt
import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone

from accounts import access_tokens, services, sessions
from accounts.models import RefreshToken, TokenFamily, User
from tests.client import ApiClient
from tests.factories import PASSWORD, UserFactory, client_of

pytestmark = pytest.mark.django_db


def log_in(**credentials: str) -> Any:
    return ApiClient().send("POST", "/api/v1/auth/login", credentials)


def refresh(token: str) -> Any:
    return ApiClient().send("POST", "/api/v1/auth/refresh", {"refreshToken": token})


def log_out(token: str) -> Any:
    return ApiClient().send("POST", "/api/v1/auth/logout", {"refreshToken": token})


def code(response: Any) -> str:
    return str(response.json()["code"])


def test_login_gives_tokens_that_work() -> None:
    user = UserFactory.create()
    tokens = log_in(email=user.email.upper(), password=PASSWORD).json()
    assert tokens["tokenType"] == "Bearer"
    assert tokens["expiresIn"] == settings.ACCESS_TOKEN_SECONDS
    me = ApiClient(tokens["accessToken"]).send("GET", "/api/v1/auth/me").json()
    assert me["id"] == str(user.pk)


@pytest.mark.parametrize("wrong", ["password", "email", "active"])
def test_login_does_not_tell_what_was_wrong(wrong: str) -> None:
    user = UserFactory.create(is_active=wrong != "active")
    response = log_in(
        email="nobody@example.com" if wrong == "email" else user.email,
        password="not the password" if wrong == "password" else PASSWORD,
    )
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert code(response) == "invalid_credentials"


def test_whoever_is_shut_out_meanwhile_gets_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    user = UserFactory.create()
    monkeypatch.setattr(User, "check_password", lambda *_: services.deactivate(user.email))
    response = log_in(email=user.email, password=PASSWORD)
    assert code(response) == "invalid_credentials"
    assert not TokenFamily.objects.exists()


def test_an_unknown_address_costs_a_hash_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    monkeypatch.setattr("accounts.services.make_password", hashed.append)
    log_in(email="nobody@example.com", password=PASSWORD)
    assert hashed == [PASSWORD]


def test_refresh_tokens_are_stored_as_digests_only() -> None:
    token = sessions.start(UserFactory.create()).refresh_token
    assert RefreshToken.objects.filter(digest=sessions.digest(token)).count() == 1
    assert not RefreshToken.objects.filter(digest__contains=token).exists()


def test_refresh_rotates() -> None:
    first = sessions.start(UserFactory.create()).refresh_token
    second = refresh(first).json()["refreshToken"]
    third = refresh(second).json()["refreshToken"]
    assert len({first, second, third}) == 3


def test_reuse_ends_the_session_and_no_other() -> None:
    user = UserFactory.create()
    stolen, elsewhere = sessions.start(user).refresh_token, sessions.start(user).refresh_token
    current = refresh(stolen).json()["refreshToken"]
    assert code(refresh(stolen)) == "refresh_token_reused"
    assert code(refresh(current)) == "invalid_refresh_token"
    assert code(refresh(stolen)) == "refresh_token_reused"
    assert refresh(elsewhere).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_parallel_exchanges_one_wins() -> None:
    token = sessions.start(UserFactory.create()).refresh_token

    def exchange(_: int) -> int:
        try:
            return int(refresh(token).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(exchange, range(6))) == [200, 401, 401, 401, 401, 401]
    assert TokenFamily.objects.get().revoked_at is not None


def test_logout_ends_the_session_however_old_the_token() -> None:
    first = sessions.start(UserFactory.create()).refresh_token
    second = refresh(first).json()["refreshToken"]
    assert log_out(first).status_code == 204
    assert code(refresh(second)) == "invalid_refresh_token"
    assert log_out("unknown").status_code == 204


def test_an_expired_or_inactive_refresh_token_is_refused() -> None:
    user = UserFactory.create()
    expired, inactive = sessions.start(user).refresh_token, sessions.start(user).refresh_token
    old = RefreshToken.objects.filter(digest=sessions.digest(expired))
    old.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert code(refresh(expired)) == "invalid_refresh_token"
    user.is_active = False
    user.save()
    assert code(refresh(inactive)) == "invalid_refresh_token"


def test_purging_keeps_what_is_alive() -> None:
    user = UserFactory.create()
    sessions.start(user)
    alive = sessions.start(user).refresh_token
    RefreshToken.objects.exclude(digest=sessions.digest(alive)).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    assert sessions.purge_expired(10) == 2
    assert refresh(alive).status_code == 200


def forged(**changes: Any) -> str:
    claims = {"sub": "", "iat": 1, "exp": 4_000_000_000, "jti": "1", "typ": "access"} | changes
    return jwt.encode(claims, settings.SECRET_KEY, "HS256")


@pytest.mark.parametrize("kind", ["typ", "exp", "key", "none", "sub", "claims", "scheme", "text"])
def test_a_token_that_is_not_ours_is_refused(kind: str) -> None:
    user_id = str(UserFactory.create().pk)
    good = forged(sub=user_id)
    header = {
        "typ": f"Bearer {forged(sub=user_id, typ='refresh')}",
        "exp": f"Bearer {forged(sub=user_id, exp=2)}",
        "key": "Bearer "
        + jwt.encode(jwt.decode(good, options={"verify_signature": False}), "x" * 32),
        "none": "Bearer " + jwt.encode({"sub": user_id}, None, "none"),
        "sub": f"Bearer {forged(sub='1')}",
        "claims": "Bearer " + jwt.encode({"sub": user_id}, settings.SECRET_KEY),
        "scheme": f"Basic {good}",
        "text": "Bearer caf\u00e9",
    }[kind]
    assert ApiClient(good).send("GET", "/api/v1/auth/me").status_code == 200
    response = ApiClient().send("GET", "/api/v1/auth/me", headers={"Authorization": header})
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert code(response) == "invalid_token"


@pytest.mark.parametrize(("seconds", "status"), [(9, 200), (60, 401)])
def test_the_clock_of_another_host_may_be_a_little_ahead(seconds: int, status: int) -> None:
    token = forged(sub=str(UserFactory.create().pk), iat=int(time.time()) + seconds)
    assert ApiClient(token).send("GET", "/api/v1/auth/me").status_code == status


def test_a_token_of_somebody_gone_or_inactive_is_refused() -> None:
    gone, inactive = UserFactory.create(), UserFactory.create(is_active=False)
    clients = [client_of(gone), client_of(inactive)]
    gone.delete()
    assert [code(c.send("GET", "/api/v1/auth/me")) for c in clients] == ["invalid_token"] * 2


def test_an_access_token_says_no_more_than_it_must() -> None:
    token = access_tokens.issue(UserFactory.create().pk)
    claims = jwt.decode(token, options={"verify_signature": False})
    assert set(claims) == {"sub", "iat", "exp", "jti", "typ"}

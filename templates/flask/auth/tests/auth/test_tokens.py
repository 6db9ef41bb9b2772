"""Access tokens and rotating refresh tokens."""

import time
import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import jwt
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from app.auth.models import RefreshToken
from app.auth.services import deactivate_user, exchange, purge_tokens
from app.database.model import utc_now
from app.database.session import transaction
from app.settings import Settings
from app.users.models import User
from tests.people import PASSWORD, Person, sign_in

ME = "/api/v1/auth/me"


def refresh(client: FlaskClient, token: str) -> tuple[int, dict[str, Any]]:
    answer = client.post("/api/v1/auth/refresh", json={"refreshToken": token})
    assert answer.json is not None
    return answer.status_code, dict(answer.json)


def claims(user_id: uuid.UUID, **changes: object) -> dict[str, Any]:
    now = utc_now()
    valid = {"sub": str(user_id), "iat": now, "exp": now + timedelta(minutes=1), "jti": "1", "typ": "access"}
    return {name: value for name, value in {**valid, **changes}.items() if value is not None}


def wait_until_blocked(app: Flask, running: Future[Any]) -> None:
    """Wait until another transaction stands in the way of what is running, or it is done."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with app.extensions["database"].engine.connect() as connection:
        while not running.done() and not connection.scalar(waiting):
            connection.rollback()
            time.sleep(0.01)


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": utc_now() - timedelta(seconds=11)},
        {"iat": utc_now() + timedelta(hours=1)},
        {"typ": "refresh"},
        {"typ": None},
        {"exp": None},
        {"jti": None},
        {"sub": "nobody"},
        {"sub": str(uuid.uuid4())},
    ],
)
def test_a_token_must_be_complete_current_and_somebodys(
    ada: Person, settings: Settings, changes: dict[str, object]
) -> None:
    token = jwt.encode(claims(ada.user.id, **changes), settings.secret_key, "HS256")

    answer = ada.client.get(ME, headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401
    assert answer.json is not None
    assert answer.json["code"] == "invalid_token"
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_clocks_may_differ_a_little(ada: Person, settings: Settings) -> None:
    ahead = claims(ada.user.id, iat=utc_now() + timedelta(seconds=8))
    token = jwt.encode(ahead, settings.secret_key, "HS256")

    assert ada.client.get(ME, headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_a_token_must_be_signed_with_the_right_key_and_algorithm(ada: Person, settings: Settings) -> None:
    valid = claims(ada.user.id)
    forged = [
        jwt.encode(valid, "another-key-0123456789-0123456789abc", "HS256"),
        jwt.encode(valid, settings.secret_key + "0" * 32, "HS512"),
        jwt.encode(valid, None, "none"),
    ]

    answers = [ada.client.get(ME, headers={"Authorization": f"Bearer {token}"}) for token in forged]

    assert {answer.status_code for answer in answers} == {401}


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "Bearer ", "Token x", ""])
def test_other_schemes_prove_nothing(client: FlaskClient, header: str) -> None:
    answer = client.get(ME, headers={"Authorization": header})

    assert answer.json is not None
    assert answer.json["code"] == "invalid_token"


def test_a_deactivated_user_is_out_at_once(ada: Person, session: Session) -> None:
    tokens = sign_in(ada.client, ada.user.email)
    ada.call("GET", ME)
    deactivate_user(session, ada.user.email)

    assert ada.call("GET", ME).status_code == 401
    assert refresh(ada.client, tokens["refreshToken"])[1]["code"] == "invalid_refresh_token"


def test_who_is_not_active_gets_no_tokens(ada: Person, session: Session) -> None:
    token = sign_in(ada.client, ada.user.email)["refreshToken"]
    with transaction(session):
        session.execute(update(User).values(is_active=False))

    refused = ada.client.post("/api/v1/auth/login", json={"email": ada.user.email, "password": PASSWORD})

    assert refused.status_code == 401
    assert refresh(ada.client, token)[1]["code"] == "invalid_refresh_token"


def test_a_refresh_token_is_stored_as_a_hash_only(ada: Person, session: Session) -> None:
    token = sign_in(ada.client, ada.user.email)["refreshToken"]
    with transaction(session):
        stored = session.scalars(select(RefreshToken.token_hash)).all()

    assert len(token) == 43
    assert len(stored) == 1
    assert token not in stored[0]


def test_a_token_that_comes_back_ends_its_family_and_no_other(ada: Person) -> None:
    first = sign_in(ada.client, ada.user.email)["refreshToken"]
    other_session = sign_in(ada.client, ada.user.email)["refreshToken"]
    status, second = refresh(ada.client, first)

    reused = refresh(ada.client, first)
    successor = refresh(ada.client, second["refreshToken"])

    assert status == 200
    assert (reused[0], reused[1]["code"]) == (401, "refresh_token_reused")
    assert (successor[0], successor[1]["code"]) == (401, "invalid_refresh_token")
    assert refresh(ada.client, first)[1]["code"] == "refresh_token_reused"
    assert refresh(ada.client, other_session)[0] == 200


def test_of_parallel_exchanges_one_wins(app: Flask, ada: Person) -> None:
    token = sign_in(ada.client, ada.user.email)["refreshToken"]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: refresh(app.test_client(), token), range(4)))

    assert sorted(status for status, _ in answers) == [200, 401, 401, 401]
    assert {body["code"] for status, body in answers if status == 401} == {"refresh_token_reused"}


@pytest.mark.postgresql
def test_a_revocation_waits_for_the_token_that_is_being_issued(
    app: Flask, ada: Person, session: Session, settings: Settings
) -> None:
    first = sign_in(ada.client, ada.user.email)["refreshToken"]
    _, second = refresh(ada.client, first)

    with ThreadPoolExecutor(1) as pool:
        with transaction(session):
            third = exchange(session, second["refreshToken"], settings)
            reuse = pool.submit(refresh, app.test_client(), first)
            wait_until_blocked(app, reuse)
        assert reuse.result()[1]["code"] == "refresh_token_reused"

    assert refresh(ada.client, third.refresh_token)[1]["code"] == "invalid_refresh_token"


@pytest.mark.postgresql
def test_signing_in_waits_for_a_user_who_is_being_shut_out(app: Flask, ada: Person, session: Session) -> None:
    credentials = {"email": ada.user.email, "password": PASSWORD}

    with ThreadPoolExecutor(1) as pool:
        with transaction(session):
            deactivate_user(session, ada.user.email)
            attempt = pool.submit(app.test_client().post, "/api/v1/auth/login", json=credentials)
            wait_until_blocked(app, attempt)
        refused = attempt.result()

    assert refused.status_code == 401


def test_signing_out_ends_the_session_and_never_fails(ada: Person) -> None:
    token = sign_in(ada.client, ada.user.email)["refreshToken"]

    answers = [
        ada.client.post("/api/v1/auth/logout", json={"refreshToken": value})
        for value in (token, token, "unknown")
    ]

    assert {answer.status_code for answer in answers} == {204}
    assert refresh(ada.client, token)[1]["code"] == "invalid_refresh_token"


def test_an_expired_token_is_refused_and_then_purged(ada: Person, session: Session) -> None:
    token = sign_in(ada.client, ada.user.email)["refreshToken"]
    now = utc_now()
    with transaction(session):
        session.execute(update(RefreshToken).values(expires_at=now - timedelta(seconds=1)))
    refused = refresh(ada.client, token)[1]["code"]

    assert purge_tokens(session, now, 10) == 1

    with transaction(session):
        assert session.scalars(select(RefreshToken)).all() == []
    assert refused == "invalid_refresh_token"

"""Registering and signing in."""

from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from app.auth import passwords
from app.auth.passwords import hash_password, is_password_right
from tests.people import PASSWORD, add_person, registration

REGISTER = "/api/v1/auth/register"
LOGIN = "/api/v1/auth/login"


def test_whoever_registers_can_sign_in(client: FlaskClient) -> None:
    created = client.post(REGISTER, json=registration(email="Ada@Example.COM"))
    assert created.json is not None
    tokens = client.post(LOGIN, json={"email": "aDA@example.com", "password": PASSWORD}).json
    assert tokens is not None
    me = client.get("/api/v1/auth/me", headers={"Authorization": f"bearer {tokens['accessToken']}"})

    assert created.status_code == 201
    assert created.json["email"] == "ada@example.com"
    assert created.headers["Location"] == f"/api/v1/users/{created.json['id']}"
    assert me.json == created.json


def test_an_address_is_taken_once(app: Flask) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: app.test_client().post(REGISTER, json=registration()), range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"email": "nobody"}, "/body/email"),
        ({"email": "a@b"}, "/body/email"),
        ({"email": "a@example.com\n"}, "/body/email"),
        ({"email": "a" * 250 + "@example.com"}, "/body/email"),
        ({"password": "elevenchars"}, "/body/password"),
        ({"password": "x" * 129}, "/body/password"),
        ({"displayName": " "}, "/body/displayName"),
        ({"isStaff": True}, "/body/isStaff"),
    ],
)
def test_registration_has_rules(client: FlaskClient, changes: dict[str, object], pointer: str) -> None:
    refused = client.post(REGISTER, json=registration(**changes))

    assert refused.status_code == 422
    assert refused.json is not None
    assert [fault["pointer"] for fault in refused.json["errors"]] == [pointer]


def test_a_refusal_does_not_tell_whether_the_account_exists(app: Flask) -> None:
    known = add_person(app).user.email
    inactive = add_person(app, is_active=False).user.email
    attempts = [(known, "wrong password"), ("nobody@example.com", PASSWORD), (inactive, PASSWORD)]

    answers = [
        app.test_client().post(LOGIN, json={"email": email, "password": password})
        for email, password in attempts
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.json["code"] for answer in answers if answer.json} == {"invalid_credentials"}
    assert len({answer.json["detail"] for answer in answers if answer.json}) == 1


def test_passwords_are_salted_and_hashed_with_argon2(production_hasher: PasswordHasher) -> None:
    first, second = hash_password(PASSWORD), hash_password(PASSWORD)

    assert first != second
    assert is_password_right(PASSWORD, first)
    assert not is_password_right("another password", first)
    assert not is_password_right(PASSWORD, None)
    assert not is_password_right(PASSWORD, "not a hash")
    assert production_hasher.hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_password_without_an_account_is_checked_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = Mock(wraps=passwords.hasher)
    monkeypatch.setattr(passwords, "hasher", hasher)

    assert not is_password_right(PASSWORD, None)
    hasher.verify.assert_called_once()

"""People for tests, and what they send."""

from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.auth.access_tokens import write_access_token
from app.auth.passwords import hash_password
from app.database.session import current_session, transaction
from app.users.models import User

PASSWORD = "correct horse battery staple"
_numbers = count(1)


@dataclass(frozen=True)
class Person:
    """A user together with a client that sends the user's token."""

    user: User
    client: FlaskClient
    token: str

    def call(self, method: str, path: str, **request: Any) -> TestResponse:  # noqa: ANN401 - as the client takes it
        """Send a request as this person."""
        headers = {"Authorization": f"Bearer {self.token}", **request.pop("headers", {})}
        return self.client.open(path, method=method, headers=headers, **request)


def make_user(**columns: Any) -> User:  # noqa: ANN401 - columns of any type
    """Make a user with an address that nobody else has."""
    number = next(_numbers)
    defaults = {"email": f"person-{number}@example.com", "display_name": f"Person {number}"}
    return User(**{**defaults, "password_hash": _password_hash(), **columns})


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)


def add_users(app: Flask, number: int, **columns: Any) -> list[User]:  # noqa: ANN401 - columns of any type
    """Store some users."""
    users = [make_user(**columns) for _ in range(number)]
    with app.app_context():
        session = current_session()
        with transaction(session):
            session.add_all(users)
    return users


def add_person(app: Flask, **columns: Any) -> Person:  # noqa: ANN401 - columns of any type
    """Store a user and sign in."""
    (user,) = add_users(app, 1, **columns)
    return Person(user, app.test_client(), write_access_token(user.id, app.extensions["settings"]))


def registration(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Write the body of a registration."""
    return {"email": "ada@example.com", "password": PASSWORD, "displayName": "Ada", **changes}


def sign_in(client: FlaskClient, email: str) -> dict[str, Any]:
    """Exchange the password that everybody has for tokens."""
    tokens = client.post("/api/v1/auth/login", json={"email": email, "password": PASSWORD}).json
    assert tokens is not None
    return dict(tokens)

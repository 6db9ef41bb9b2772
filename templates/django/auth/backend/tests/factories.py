"""Rows for tests."""

from typing import Any

from django.contrib.auth.hashers import make_password
from factory.declarations import Sequence
from factory.django import DjangoModelFactory

from accounts import access_tokens
from accounts.models import User
from tests.client import ApiClient

PASSWORD = "correct horse battery"
HASHED = make_password(PASSWORD)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = Sequence(lambda number: f"user{number}@example.com")
    display_name = "Ada Lovelace"
    password = HASHED


def client_of(user: User) -> ApiClient:
    return ApiClient(access_tokens.issue(user.pk))


def sign_in(**attributes: Any) -> dict[str, str]:
    """The headers of a new user."""
    return {"Authorization": f"Bearer {access_tokens.issue(UserFactory.create(**attributes).pk)}"}

"""Signing in on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from app.api.schemas import Input, Output
from app.users.schemas import DisplayName, Email, Password


class RegisterIn(Input):
    """A new account."""

    email: Email
    password: Password
    display_name: DisplayName


class LoginIn(Input):
    """E-mail and password; the password's rules may have been others when it was chosen."""

    email: Email
    password: Annotated[str, Field(min_length=1, max_length=128)]


class RefreshIn(Input):
    """A refresh token, to exchange or to revoke."""

    refresh_token: Annotated[str, Field(min_length=1, max_length=128)]


class TokensOut(Output):
    """What a client needs to go on; `expires_in` counts the seconds of the access token."""

    access_token: str
    refresh_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the scheme's name
    expires_in: int

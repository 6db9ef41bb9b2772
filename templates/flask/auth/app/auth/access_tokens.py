"""Short-lived access tokens: signed, and stored nowhere."""

import uuid
from datetime import timedelta

import jwt

from app.database.model import utc_now
from app.settings import Settings

_ALGORITHM = "HS256"
# A host's clock may be behind the one that signed.
_LEEWAY_SECONDS = 10
_CLAIMS = ["sub", "iat", "exp", "jti", "typ"]


class InvalidTokenError(Exception):
    """The token is malformed, expired, forged or of another type."""


def write_access_token(user_id: uuid.UUID, settings: Settings) -> str:
    """Sign an access token for a user."""
    now = utc_now()
    claims = {
        "sub": str(user_id),
        "iat": now,
        "exp": now + timedelta(seconds=settings.access_token_seconds),
        "jti": uuid.uuid4().hex,
        "typ": "access",
    }
    return jwt.encode(claims, settings.secret_key, algorithm=_ALGORITHM)


def read_access_token(token: str, settings: Settings) -> uuid.UUID:
    """Return the id of the user whom a token was made for.

    Raises:
        InvalidTokenError: if the token proves nothing.

    """
    try:
        claims = jwt.decode(
            token,
            settings.secret_key,
            algorithms=[_ALGORITHM],
            leeway=_LEEWAY_SECONDS,
            options={"require": _CLAIMS},
        )
        user_id = uuid.UUID(claims["sub"])
    except (jwt.InvalidTokenError, ValueError):
        raise InvalidTokenError from None
    if claims["typ"] != "access":
        raise InvalidTokenError
    return user_id

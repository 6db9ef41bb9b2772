"""Access tokens: short-lived JWTs that say who is calling and nothing else."""

import time
from uuid import UUID, uuid4

import jwt
from django.conf import settings

from accounts.problems import InvalidToken

ALGORITHM = "HS256"
TYPE = "access"
# How far the clocks of two hosts may be apart.
LEEWAY_SECONDS = 10


def issue(user_id: UUID) -> str:
    """Sign a token for a user, valid for `ACCESS_TOKEN_SECONDS`."""
    now = int(time.time())
    claims = {
        "sub": str(user_id),
        "iat": now,
        "exp": now + settings.ACCESS_TOKEN_SECONDS,
        "jti": uuid4().hex,
        "typ": TYPE,
    }
    return jwt.encode(claims, settings.SECRET_KEY, ALGORITHM)


def subject(token: str) -> UUID:
    """The user id of a token; raises `InvalidToken` unless it is ours and still valid."""
    try:
        claims = jwt.decode(
            token,
            settings.SECRET_KEY,
            algorithms=[ALGORITHM],
            leeway=LEEWAY_SECONDS,
            options={"require": ["sub", "iat", "exp", "jti", "typ"]},
        )
        if claims["typ"] != TYPE:
            raise InvalidToken
        return UUID(claims["sub"])
    except (jwt.InvalidTokenError, ValueError):
        raise InvalidToken from None

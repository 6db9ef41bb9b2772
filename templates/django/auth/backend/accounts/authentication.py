"""Who is calling, by the `Authorization` header."""

from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.request import Request

from accounts import access_tokens, services
from accounts.models import User
from accounts.problems import InvalidToken


class BearerAuthentication(BaseAuthentication):
    """Accept a Bearer access token of an active user; anything else sent is refused."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        header = get_authorization_header(request)
        if not header:
            return None
        token = bearer_token(header)
        user = services.find_active_user(access_tokens.subject(token))
        if user is None:
            raise InvalidToken
        return user, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


def bearer_token(header: bytes) -> str:
    """The token of an `Authorization: Bearer …` header, or `InvalidToken`."""
    scheme, _, token = header.partition(b" ")
    if scheme.lower() != b"bearer":
        raise InvalidToken
    try:
        return token.strip().decode("ascii")
    except UnicodeDecodeError:
        raise InvalidToken from None

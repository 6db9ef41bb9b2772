"""Errors of signing in."""

from http import HTTPStatus

from app.api.problems import ProblemError, ProblemType

NOT_AUTHENTICATED = ProblemType(HTTPStatus.UNAUTHORIZED, "not_authenticated", "Authentication is required.")
INVALID_TOKEN = ProblemType(HTTPStatus.UNAUTHORIZED, "invalid_token", "The access token is not valid.")
INVALID_CREDENTIALS = ProblemType(
    HTTPStatus.UNAUTHORIZED, "invalid_credentials", "The e-mail or the password is wrong."
)
INVALID_REFRESH_TOKEN = ProblemType(
    HTTPStatus.UNAUTHORIZED, "invalid_refresh_token", "The refresh token is not valid."
)
REFRESH_TOKEN_REUSED = ProblemType(
    HTTPStatus.UNAUTHORIZED, "refresh_token_reused", "The refresh token was already used."
)
PERMISSION_DENIED = ProblemType(HTTPStatus.FORBIDDEN, "permission_denied", "You are not allowed to do this.")


def unauthorized(problem: ProblemType) -> ProblemError:
    """Build a 401 with its challenge after RFC 6750."""
    challenge = 'Bearer error="invalid_token"' if problem is INVALID_TOKEN else "Bearer"
    return ProblemError(problem, headers={"WWW-Authenticate": challenge})

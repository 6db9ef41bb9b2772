"""What can go wrong with an account."""

from http import HTTPStatus

from api.problems import Problem


class InvalidToken(Problem):
    status = HTTPStatus.UNAUTHORIZED
    code = "invalid_token"
    detail = "The access token is not valid."

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})


class SignInProblem(Problem):
    """A 401 of an endpoint that hands out tokens."""

    status = HTTPStatus.UNAUTHORIZED

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


class InvalidCredentials(SignInProblem):
    code = "invalid_credentials"
    detail = "The e-mail or the password is wrong."


class InvalidRefreshToken(SignInProblem):
    code = "invalid_refresh_token"
    detail = "The refresh token is not valid."


class RefreshTokenReused(SignInProblem):
    code = "refresh_token_reused"
    detail = "The refresh token was already used."


class EmailTaken(Problem):
    status = HTTPStatus.CONFLICT
    code = "email_taken"
    detail = "The e-mail is already registered."

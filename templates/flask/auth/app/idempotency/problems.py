"""Errors of idempotency keys."""

from http import HTTPStatus

from app.api.problems import ProblemType

KEY_IN_FLIGHT = ProblemType(
    HTTPStatus.CONFLICT,
    "idempotency_key_in_flight",
    "A request with this idempotency key is still running.",
)
KEY_REUSED = ProblemType(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "idempotency_key_reused",
    "The idempotency key was used for another request.",
)

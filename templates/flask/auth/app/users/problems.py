"""Errors of accounts."""

from http import HTTPStatus

from app.api.problems import ProblemType

EMAIL_TAKEN = ProblemType(HTTPStatus.CONFLICT, "email_taken", "The e-mail is already registered.")

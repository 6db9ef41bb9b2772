"""Errors of exports."""

from http import HTTPStatus

from app.api.problems import ProblemType

EXPORT_FAILED = ProblemType(HTTPStatus.CONFLICT, "export_failed", "The export failed.")
EXPORT_NOT_READY = ProblemType(HTTPStatus.CONFLICT, "export_not_ready", "The export is not ready yet.")

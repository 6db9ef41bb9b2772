"""Health over HTTP."""

from http import HTTPStatus
from typing import Literal

from flask import Blueprint, Response

from app.api.endpoint import endpoint
from app.api.policy import public
from app.api.schemas import Output
from app.health.checks import State, check_all, is_draining

health = Blueprint("health", __name__)

_ESSENTIAL = ("database", "migrations")


class LiveOut(Output):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyOut(Output):
    """Whether the process should get requests, and why."""

    status: Literal["ok", "degraded", "unavailable"]
    checks: dict[str, State]


@health.get("/live")
@endpoint(public, returns=LiveOut, query="ignored")
def live() -> LiveOut:
    """Tell that the process answers, and touch nothing."""
    return LiveOut()


@health.get("/ready")
@endpoint(public, returns=ReadyOut, other_statuses=(HTTPStatus.SERVICE_UNAVAILABLE,), query="ignored")
def ready() -> Response:
    """Tell whether the process should get requests."""
    checks = check_all()
    status = _summarize(checks)
    is_ready = status != "unavailable"
    return Response(
        ReadyOut(status=status, checks=checks).model_dump_json(),
        status=HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE,
        content_type="application/json",
    )


def _summarize(checks: dict[str, State]) -> Literal["ok", "degraded", "unavailable"]:
    gone = {name for name, state in checks.items() if state == "unavailable"}
    if is_draining() or gone.intersection(_ESSENTIAL):
        return "unavailable"
    return "degraded" if gone else "ok"

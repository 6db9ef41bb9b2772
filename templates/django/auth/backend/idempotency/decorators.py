"""`Idempotency-Key` on a handler."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.validators import RegexValidator
from django.db import transaction
from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.errors import problem_document
from api.fields import StringField
from api.problems import Problem
from idempotency import services
from idempotency.problems import KeyInFlight, KeyReused

type Handler = Callable[..., Response]

IDEMPOTENCY_KEY: Mapping[str, StringField] = {
    "Idempotency-Key": StringField(
        min_length=1,
        max_length=255,
        validators=[RegexValidator(r"\A[!-~]*\Z", code="format")],
        help_text="Sent again with the same body, it brings the first answer back.",
    )
}
PROBLEMS = (KeyInFlight, KeyReused)
NOT_KEPT = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
}


def idempotent(handler: Handler) -> Callable[..., HttpResponse]:
    """Run a handler once a key and bring its answer back when the key comes again.

    It goes below `@endpoint(headers=IDEMPOTENCY_KEY, …)`, and the handler runs in one
    transaction with the record of its answer.
    """

    @wraps(handler)
    def keyed(view: APIView, request: Request, **parts: Any) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return handler(view, request, **parts)
        caller = str(request.user.pk) if request.auth else ""
        key_id = services.record_id(caller, str(request.method), request.path, key)
        claim = services.claim(key_id, services.body_digest(request.data))
        if isinstance(claim, services.Answer):
            return replay(claim)
        try:
            return run(claim, lambda: handler(view, request, **parts))
        finally:
            services.release(claim)

    return keyed


def run(claim: services.Claim, handle: Callable[[], Response]) -> Response:
    try:
        with transaction.atomic():
            response = handle()
            location = response.get("Location", "")
            services.keep(claim, response.status_code, response.data, location)
            return response
    except KeyInFlight:
        raise
    except Problem as problem:
        if problem.status < HTTPStatus.INTERNAL_SERVER_ERROR and problem.status not in NOT_KEPT:
            services.keep(claim, problem.status, problem.body())
        raise


def replay(answer: services.Answer) -> HttpResponse:
    """The first answer again, under the id of this request."""
    response: HttpResponse
    if answer.status >= HTTPStatus.BAD_REQUEST:
        response = problem_document(answer.body)
    else:
        response = Response(answer.body, answer.status)
    if answer.location:
        response["Location"] = answer.location
    response["Idempotent-Replayed"] = "true"
    return response

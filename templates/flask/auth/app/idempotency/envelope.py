"""Making a route honour `Idempotency-Key`."""

import hashlib
import hmac
import json
import re
import uuid
from collections.abc import Callable

from flask import Response, current_app, g, request

from app.api.endpoint import Envelope
from app.api.problems import ProblemError, problem_response
from app.api.reading import Header
from app.database.session import current_session, transaction
from app.idempotency.problems import KEY_IN_FLIGHT, KEY_REUSED
from app.idempotency.schemas import KeyedRequest, StoredAnswer
from app.idempotency.services import claim_request, keep_answer, release_claim

_NAME = "Idempotency-Key"
_MAXIMUM_LENGTH = 255
# What the caller can mend and send again with the same key is not kept.
_NOT_KEPT = frozenset({401, 403, 422, 429})
_FIRST_SERVER_ERROR = 500


def _key_fault(key: str) -> str | None:
    if not key:
        return "too_short"
    if len(key) > _MAXIMUM_LENGTH:
        return "too_long"
    return None if re.fullmatch(r"[\x21-\x7e]+", key) else "format"


def _run_once(produce: Callable[[], Response]) -> Response:
    key = request.headers.get(_NAME)
    if key is None:
        return produce()
    session = current_session()
    claimed = claim_request(session, _keyed_request(key))
    if isinstance(claimed, StoredAnswer):
        return _replay(claimed)
    try:
        return _produce_and_keep(produce, claimed)
    except Exception:
        release_claim(session, claimed)
        raise


def _produce_and_keep(produce: Callable[[], Response], claim: uuid.UUID) -> Response:
    session = current_session()
    try:
        with transaction(session):
            response = produce()
            keep_answer(session, claim, _stored(response))
    except ProblemError as error:
        status = error.problem.status
        if error.problem is KEY_IN_FLIGHT or status in _NOT_KEPT or status >= _FIRST_SERVER_ERROR:
            raise
        response = problem_response(error)
        keep_answer(session, claim, _stored(response))
    return response


def _keyed_request(key: str) -> KeyedRequest:
    body = json.dumps(g.json_body, sort_keys=True, separators=(",", ":")).encode()
    # Keyed, since the body may hold a password.
    secret = current_app.config["SECRET_KEY"].encode()
    return KeyedRequest(
        caller=str(g.user.id) if "user" in g else "",
        method=request.method,
        path=request.path,
        key=key,
        request_hash=hmac.new(secret, body, hashlib.sha256).hexdigest(),
    )


def _stored(response: Response) -> StoredAnswer:
    return StoredAnswer(response.status_code, response.get_data(as_text=True), response.location)


def _replay(answer: StoredAnswer) -> Response:
    is_problem = answer.status >= 400  # noqa: PLR2004 - the first client error
    headers = {"Idempotent-Replayed": "true"} | ({"Location": answer.location} if answer.location else {})
    return Response(
        answer.body,
        status=answer.status,
        content_type="application/problem+json" if is_problem else "application/json",
        headers=headers,
    )


idempotent = Envelope(
    run=_run_once,
    headers=(
        Header(
            _NAME,
            fault=_key_fault,
            schema={"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
        ),
    ),
    problems=(KEY_IN_FLIGHT, KEY_REUSED),
)

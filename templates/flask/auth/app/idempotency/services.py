"""Claiming a keyed request, and keeping or forgetting its answer."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.api.problems import ProblemError
from app.database.model import utc_now
from app.database.session import transaction
from app.idempotency.models import IdempotencyRecord
from app.idempotency.problems import KEY_IN_FLIGHT, KEY_REUSED
from app.idempotency.queries import complete_claim, delete_claim, delete_expired_records, locked_record
from app.idempotency.schemas import KeyedRequest, StoredAnswer

RETENTION = timedelta(hours=24)
# Longer than a request takes; one that is taken over all the same keeps neither answer nor effect.
CLAIM_DURATION = timedelta(seconds=60)


def claim_request(session: Session, keyed: KeyedRequest) -> uuid.UUID | StoredAnswer:
    """Claim a request for this run, or return the answer of an earlier one.

    Raises:
        ProblemError: `idempotency_key_in_flight` or `idempotency_key_reused`.

    """
    claim, now = uuid.uuid4(), utc_now()
    with transaction(session):
        try:
            with session.begin_nested():
                session.add(_new_record(keyed, claim, now))
        except IntegrityError:
            return _claim_again(session, keyed, claim, now)
    return claim


def keep_answer(session: Session, claim: uuid.UUID, answer: StoredAnswer) -> None:
    """Store the answer in the transaction of the effect.

    Raises:
        ProblemError: if another run took over meanwhile; the effect must then be rolled back.

    """
    with transaction(session):
        if not complete_claim(session, claim, answer):
            raise ProblemError(KEY_IN_FLIGHT)


def release_claim(session: Session, claim: uuid.UUID) -> None:
    """Let the key be used again, since this answer is not kept."""
    with transaction(session):
        delete_claim(session, claim)


def purge_records(session: Session, now: datetime, limit: int) -> int:
    """Delete answers that are no longer replayed, `limit` at most, and return how many."""
    with transaction(session):
        return delete_expired_records(session, now, limit)


def _new_record(keyed: KeyedRequest, claim: uuid.UUID, now: datetime) -> IdempotencyRecord:
    return IdempotencyRecord(
        caller=keyed.caller,
        method=keyed.method,
        path=keyed.path,
        key=keyed.key,
        request_hash=keyed.request_hash,
        claim=claim,
        claimed_until=now + CLAIM_DURATION,
        expires_at=now + RETENTION,
    )


def _claim_again(
    session: Session, keyed: KeyedRequest, claim: uuid.UUID, now: datetime
) -> uuid.UUID | StoredAnswer:
    record = locked_record(session, keyed)
    if record is None:
        # Released between the insert and the look: the other run has only just ended.
        raise ProblemError(KEY_IN_FLIGHT)
    is_over = record.expires_at <= now
    if record.request_hash != keyed.request_hash and not is_over:
        raise ProblemError(KEY_REUSED)
    if record.status is not None and record.body is not None and not is_over:
        return StoredAnswer(record.status, record.body, record.location)
    if record.claimed_until > now:
        raise ProblemError(KEY_IN_FLIGHT)
    record.request_hash = keyed.request_hash
    record.claim = claim
    record.claimed_until = now + CLAIM_DURATION
    record.expires_at = now + RETENTION
    record.status = record.body = record.location = None
    return claim

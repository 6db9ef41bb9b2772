"""Reading and writing idempotency records."""

import uuid
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.database.batches import delete_batch
from app.idempotency.models import IdempotencyRecord
from app.idempotency.schemas import KeyedRequest, StoredAnswer


def locked_record(session: Session, keyed: KeyedRequest) -> IdempotencyRecord | None:
    """Find the record of a keyed request and keep others from taking it over."""
    return session.scalar(
        select(IdempotencyRecord)
        .filter_by(caller=keyed.caller, method=keyed.method, path=keyed.path, key=keyed.key)
        .with_for_update()
    )


def complete_claim(session: Session, claim: uuid.UUID, answer: StoredAnswer) -> bool:
    """Store an answer; False if another run took the claim over."""
    completed = session.scalar(
        update(IdempotencyRecord)
        .where(IdempotencyRecord.claim == claim)
        .values(status=answer.status, body=answer.body, location=answer.location)
        .returning(IdempotencyRecord.id)
    )
    return completed is not None


def delete_claim(session: Session, claim: uuid.UUID) -> None:
    """Forget a request whose answer is not kept."""
    session.execute(delete(IdempotencyRecord).where(IdempotencyRecord.claim == claim))


def delete_expired_records(session: Session, now: datetime, limit: int) -> int:
    """Forget some of the answers that are no longer replayed; return how many."""
    return delete_batch(session, IdempotencyRecord, IdempotencyRecord.expires_at < now, limit)

"""Reading and revoking refresh tokens."""

import uuid
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from app.auth.models import RefreshToken
from app.database.batches import delete_batch


def owner_of_token(session: Session, token_hash: str) -> uuid.UUID | None:
    """Tell whose a token is."""
    return session.scalar(select(RefreshToken.user_id).where(RefreshToken.token_hash == token_hash))


def token_by_hash(session: Session, token_hash: str) -> RefreshToken | None:
    """Find a token."""
    return session.scalar(select(RefreshToken).where(RefreshToken.token_hash == token_hash))


def revoke_family(session: Session, family_id: uuid.UUID, now: datetime) -> None:
    """End a session: no token of the family is good any more."""
    _revoke(session, RefreshToken.family_id == family_id, now)


def revoke_all(session: Session, user_id: uuid.UUID, now: datetime) -> None:
    """End all sessions of a user."""
    _revoke(session, RefreshToken.user_id == user_id, now)


def delete_expired_tokens(session: Session, now: datetime, limit: int) -> int:
    """Forget some of the tokens that no exchange would accept any more; return how many."""
    return delete_batch(session, RefreshToken, RefreshToken.expires_at < now, limit)


def _revoke(session: Session, condition: ColumnElement[bool], now: datetime) -> None:
    session.execute(
        update(RefreshToken).where(condition, RefreshToken.revoked_at.is_(None)).values(revoked_at=now)
    )

"""Reading and revoking refresh tokens."""

import uuid
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.auth.models import RefreshToken


def locked_token(session: Session, token_hash: str) -> RefreshToken | None:
    """Find a token and let nobody else exchange it until the transaction ends."""
    return session.scalar(select(RefreshToken).where(RefreshToken.token_hash == token_hash).with_for_update())


def revoke_family(session: Session, family_id: uuid.UUID, now: datetime) -> None:
    """End a session: no token of the family is good any more."""
    session.execute(
        update(RefreshToken)
        .where(RefreshToken.family_id == family_id, RefreshToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def delete_expired_tokens(session: Session, now: datetime) -> None:
    """Forget the tokens that no exchange would accept any more."""
    session.execute(delete(RefreshToken).where(RefreshToken.expires_at < now))

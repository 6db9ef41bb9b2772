"""The table of requests that carry an idempotency key."""

import uuid
from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database.model import Row


class IdempotencyRecord(Row):
    """One keyed request: running while `status` is null, afterwards with the answer to replay.

    `claim` names the run that may still write the answer; `caller` is a user's id, or empty for
    nobody.
    """

    __tablename__ = "idempotency_record"
    __table_args__ = (UniqueConstraint("caller", "method", "path", "key"),)

    caller: Mapped[str] = mapped_column(String(36))
    method: Mapped[str] = mapped_column(String(10))
    path: Mapped[str] = mapped_column(String(255))
    key: Mapped[str] = mapped_column(String(255))
    request_hash: Mapped[str] = mapped_column(String(64))
    claim: Mapped[uuid.UUID] = mapped_column(index=True)
    claimed_until: Mapped[datetime]
    status: Mapped[int | None]
    body: Mapped[str | None] = mapped_column(Text)
    location: Mapped[str | None] = mapped_column(String(255))
    expires_at: Mapped[datetime] = mapped_column(index=True)

"""The table of jobs."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.database.model import Row, utc_now

type JsonObject = dict[str, Any]


class JobStatus(StrEnum):
    """Where a job is; the last two are final."""

    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    SUCCEEDED = "succeeded"
    DEAD = "dead"


_UNFINISHED = text("status IN ('queued', 'in_progress')")
_FINISHED = text("finished_at IS NOT NULL")


class Job(Row):
    """A piece of work, written in the transaction that causes it.

    `key` makes enqueuing idempotent. `lease_until` is null unless the job was sent or runs; once it
    has passed, the job is sent again.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("status IN ('queued', 'in_progress', 'succeeded', 'dead')", name="status"),
        Index(None, "owner_id", "created_at", "id"),
        Index("ix_job_due", "available_at", postgresql_where=_UNFINISHED, sqlite_where=_UNFINISHED),
        Index("ix_job_finished_at", "finished_at", postgresql_where=_FINISHED, sqlite_where=_FINISHED),
    )

    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    type: Mapped[str] = mapped_column(String(50))
    args: Mapped[JsonObject] = mapped_column(JSON)
    key: Mapped[str] = mapped_column(String(255), unique=True)
    metadata_: Mapped[JsonObject] = mapped_column("metadata", JSON)
    status: Mapped[str] = mapped_column(String(20), default=JobStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    available_at: Mapped[datetime] = mapped_column(default=utc_now)
    lease_until: Mapped[datetime | None]
    error_code: Mapped[str | None] = mapped_column(String(50))
    result: Mapped[JsonObject | None] = mapped_column(JSON(none_as_null=True))
    finished_at: Mapped[datetime | None]

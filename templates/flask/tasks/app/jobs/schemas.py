"""Jobs on the wire."""

import uuid
from typing import Any, Literal

from app.api.schemas import Output, Timestamp
from app.jobs.models import Job, JobStatus


class JobOut(Output):
    """A job as its owner sees it."""

    id: uuid.UUID
    type: Literal["export"]
    status: JobStatus
    attempts: int
    error_code: str | None
    metadata: dict[str, Any]
    result_url: str | None
    created_at: Timestamp
    updated_at: Timestamp
    finished_at: Timestamp | None


def job_out(job: Job) -> JobOut:
    """Show a job to its owner."""
    return JobOut(
        id=job.id,
        type="export",
        status=JobStatus(job.status),
        attempts=job.attempts,
        error_code=job.error_code,
        metadata=job.metadata_,
        result_url=f"/api/v1/exports/{job.id}" if job.status == JobStatus.SUCCEEDED else None,
        created_at=job.created_at,
        updated_at=job.updated_at,
        finished_at=job.finished_at,
    )

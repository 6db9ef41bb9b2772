"""Jobs on the wire."""

import uuid
from typing import Any

from flask import current_app

from app.api.schemas import Output, Timestamp
from app.jobs.job_type import JobType
from app.jobs.models import Job, JobStatus


class JobOut(Output):
    """A job as its owner sees it."""

    id: uuid.UUID
    type: str
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
        type=job.type,
        status=JobStatus(job.status),
        attempts=job.attempts,
        error_code=job.error_code,
        metadata=job.metadata_,
        result_url=_result_url(job),
        created_at=job.created_at,
        updated_at=job.updated_at,
        finished_at=job.finished_at,
    )


def _result_url(job: Job) -> str | None:
    job_type: JobType | None = current_app.extensions["job_types"].get(job.type)
    if job.status != JobStatus.SUCCEEDED or job_type is None or job_type.result_path is None:
        return None
    return f"{job_type.result_path}/{job.id}"

"""Requesting, building and handing out exports."""

import uuid

from sqlalchemy.orm import Session

from app.api.problems import NOT_FOUND, ProblemError
from app.database.model import utc_now
from app.exports.problems import EXPORT_FAILED, EXPORT_NOT_READY
from app.exports.schemas import ExportedJob, ExportIn, ExportOut
from app.jobs.job_type import JobFailedError
from app.jobs.models import Job, JobStatus, JsonObject
from app.jobs.services import enqueue, owned_job, recent_jobs_of
from app.users.services import find_user

EXPORT = "export"
_MAX_JOBS = 1000


def request_export(session: Session, owner_id: uuid.UUID, request: ExportIn) -> Job:
    """Enqueue an export of what belongs to the owner."""
    return enqueue(session, EXPORT, owner_id=owner_id, metadata=dict(request.metadata))


def build_export(session: Session, job: Job) -> JsonObject:
    """Collect what is stored about the owner of the job, up to the newest thousand jobs.

    Raises:
        JobFailedError: `owner_not_found`.

    """
    user = find_user(session, job.owner_id) if job.owner_id else None
    if user is None:
        raise JobFailedError("owner_not_found")
    export = ExportOut(
        user=user,
        jobs=[ExportedJob.model_validate(one) for one in recent_jobs_of(session, user.id, _MAX_JOBS)],
        metadata=job.metadata_,
        exported_at=utc_now(),
    )
    return export.model_dump(mode="json")


def finished_export(session: Session, owner_id: uuid.UUID, job_id: uuid.UUID) -> JsonObject:
    """Return an export as `build_export` made it.

    Raises:
        ProblemError: `not_found`, also for another person's; `export_failed`; `export_not_ready`.

    """
    job = owned_job(session, owner_id, job_id)
    if job.type != EXPORT:
        raise ProblemError(NOT_FOUND)
    if job.status == JobStatus.DEAD:
        raise ProblemError(EXPORT_FAILED)
    if job.status != JobStatus.SUCCEEDED or job.result is None:
        raise ProblemError(EXPORT_NOT_READY)
    return job.result

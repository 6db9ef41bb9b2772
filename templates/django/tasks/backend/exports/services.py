"""People's copies of what is stored about them."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts import services as accounts
from exports.problems import ExportFailed, ExportNotReady
from jobs import services as jobs
from jobs.models import Job

TYPE = "export"
MOST_JOBS = 1000


def request_export(owner_id: UUID, metadata: dict[str, Any]) -> Job:
    """Record the wish; a worker fulfils it."""
    return jobs.enqueue(TYPE, owner_id=owner_id, metadata=metadata)


def build_export(job: Job) -> dict[str, Any]:
    """Everything about the owner of a job."""
    if job.owner_id is None:
        raise ValueError("an export has an owner")
    return {
        "user": accounts.get_user(job.owner_id),
        "jobs": jobs.jobs_of(job.owner_id).newest(MOST_JOBS),
        "metadata": job.metadata,
        "exported_at": timezone.now(),
    }


def find_export(owner_id: UUID, job_id: UUID) -> dict[str, Any] | None:
    """The content of one's own export, or None.

    Raises `ExportNotReady` before it is done, and `ExportFailed` if it never will be.
    """
    job = jobs.jobs_of(owner_id).filter(pk=job_id, type=TYPE).first()
    if job is None:
        return None
    if job.status == Job.Status.DEAD:
        raise ExportFailed
    if job.status != Job.Status.SUCCEEDED or job.result is None:
        raise ExportNotReady
    return dict(job.result)

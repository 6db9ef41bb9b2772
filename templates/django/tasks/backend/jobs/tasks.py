"""The one Celery task, and the jobs of this app."""

from typing import Any
from uuid import UUID

from celery import shared_task

from accounts import sessions
from idempotency import services as idempotency
from jobs import runs, services
from jobs.models import Job
from jobs.registry import job

BATCH = 1000


@shared_task(name="jobs.run_job")
def run_job(job_id: str) -> None:
    runs.run(UUID(job_id))


@job("purge_expired")
def purge_expired(_: Job) -> dict[str, Any]:
    """Delete what is past its time, a batch of each; the result counts the rows."""
    deleted = {
        "tokens": sessions.purge_expired(BATCH),
        "idempotency_records": idempotency.purge_expired(BATCH),
        "jobs": services.purge_finished(BATCH),
    }
    if max(deleted.values()) >= BATCH:
        # The rest is another job, so that no transaction is long.
        services.enqueue("purge_expired")
    return deleted

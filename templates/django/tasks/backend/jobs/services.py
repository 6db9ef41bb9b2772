"""Recording work and sending it to workers."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jobs import broker
from jobs.models import Job
from jobs.querysets import JobQuerySet
from jobs.schedules import SCHEDULES

BATCH = 100


def enqueue(
    job_type: str,
    *,
    args: dict[str, Any] | None = None,
    key: str | None = None,
    owner_id: UUID | None = None,
    metadata: dict[str, Any] | None = None,
) -> Job:
    """Record a job in the caller's transaction and send it once that has committed.

    `args` holds ids and small scalars. A `key` that exists brings its job back.
    """
    job_id = uuid.uuid4()
    sent_at_once = not broker.is_embedded()
    job, created = Job.objects.get_or_create(
        key=key or str(job_id),
        defaults={
            "id": job_id,
            "type": job_type,
            "args": args or {},
            "owner_id": owner_id,
            "metadata": metadata or {},
            "lease_until": sent_until() if sent_at_once else None,
        },
    )
    if created and sent_at_once:
        transaction.on_commit(lambda: send([job_id]), robust=True)
    return job


def enqueue_tick(schedule: str, job_type: str, scheduled_at: datetime) -> Job:
    """Record the job of a tick, once."""
    return enqueue(job_type, key=f"{schedule}:{scheduled_at.isoformat()}")


def last_tick(schedule: str) -> datetime | None:
    """When a schedule last made a job."""
    return Job.objects.of_schedule(schedule).values_list("created_at", flat=True).first()


def relay_due() -> int:
    """Send every job that is due and return how many; workers call it each second."""
    now = timezone.now()
    if not Job.objects.due(now).exists():
        return 0
    with transaction.atomic():
        due = Job.objects.due(now).select_for_update(skip_locked=True)
        ids = list(due.values_list("pk", flat=True)[:BATCH])
        Job.objects.filter(pk__in=ids).update(
            status=Job.Status.QUEUED, lease_until=sent_until(), updated_at=now
        )
    send(ids)
    return len(ids)


def send(job_ids: list[UUID]) -> None:
    """Publish jobs; what the broker does not take is due again at once."""
    for index, job_id in enumerate(job_ids):
        if not broker.publish(job_id):
            left = Job.objects.filter(pk__in=job_ids[index:], status=Job.Status.QUEUED)
            left.update(lease_until=None)
            return


def sent_until() -> datetime:
    return timezone.now() + timedelta(seconds=settings.JOB_RESEND_SECONDS)


def jobs_of(user_id: UUID) -> JobQuerySet:
    return Job.objects.owned_by(user_id)


def purge_finished(limit: int) -> int:
    """Delete jobs, and the results they hold, past their retention, `limit` at most.

    The last tick of each schedule stays: beat goes on from it.
    """
    moment = timezone.now() - timedelta(days=settings.JOB_RETENTION_DAYS)
    ticks = [Job.objects.of_schedule(name).first() for name in SCHEDULES]
    finished = Job.objects.finished_before(moment).exclude(pk__in=[job.pk for job in ticks if job])
    batch = list(finished.values_list("pk", flat=True)[:limit])
    deleted, _ = Job.objects.filter(pk__in=batch).delete()
    return deleted

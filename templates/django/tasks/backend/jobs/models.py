"""Background work: outbox, ledger and status in one row."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from jobs.querysets import JobQuerySet


class Job(models.Model):
    """One piece of work, recorded with the change that causes it.

    `key` makes the work unique. `lease_until` is null unless the job was sent to a
    worker or is running there; past it, the job is sent again.
    """

    class Status(models.TextChoices):
        QUEUED = "queued"
        IN_PROGRESS = "in_progress"
        SUCCEEDED = "succeeded"
        DEAD = "dead"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="jobs", db_index=False
    )
    type = models.CharField(max_length=100)
    args = models.JSONField(default=dict)
    key = models.CharField(max_length=200)
    metadata = models.JSONField(default=dict)
    status = models.CharField(max_length=20, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    available_at = models.DateTimeField(default=timezone.now, db_default=Now())
    lease_until = models.DateTimeField(null=True)
    error_code = models.CharField(max_length=100, default="", db_default="")
    result = models.JSONField(null=True)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="jobs_job_key_key"),
            models.CheckConstraint(
                condition=Q(status__in=("queued", "in_progress", "succeeded", "dead")),
                name="jobs_job_status_check",
            ),
        ]
        indexes = [
            models.Index(
                fields=["available_at"],
                name="jobs_job_due",
                condition=Q(status__in=("queued", "in_progress")),
            ),
            models.Index(fields=["owner", "created_at", "id"], name="jobs_job_owner_created"),
            models.Index(
                fields=["finished_at"],
                name="jobs_job_finished",
                condition=Q(finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.pk}"

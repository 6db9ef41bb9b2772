"""Answers kept for clients that have to ask twice."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from idempotency.querysets import IdempotencyRecordQuerySet


class IdempotencyRecord(models.Model):
    """One key of one caller on one route; `status` is null while its request runs.

    `id` is a digest of caller, method, path and key, `body_digest` a keyed digest of
    the body: neither gives away what was sent. `claim` is random for each request that
    takes the key. `body` is the JSON text of the answer.
    """

    id = models.CharField(primary_key=True, max_length=64)
    body_digest = models.CharField(max_length=64)
    claim = models.CharField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(default="", db_default="")
    location = models.CharField(max_length=200, default="", db_default="")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    expires_at = models.DateTimeField()

    objects = IdempotencyRecordQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="idempotency_record_expires")]

    def __str__(self) -> str:
        return self.pk

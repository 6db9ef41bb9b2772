from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from jobs.models import Job


class JobQuerySet(models.QuerySet["Job"]):
    def owned_by(self, user_id: UUID) -> Self:
        return self.filter(owner_id=user_id)

    def newest(self, count: int) -> list["Job"]:
        """The last jobs, oldest first, without what they hold."""
        listed = self.only("id", "type", "status", "created_at")
        return list(reversed(listed.order_by("-created_at", "-id")[:count]))

    def of_schedule(self, name: str) -> Self:
        """The jobs of a schedule's ticks, newest first."""
        return self.filter(owner=None, key__startswith=f"{name}:").order_by("-created_at")

    def due(self, now: datetime) -> Self:
        """What should run and that nobody has been told of, or whose worker fell silent."""
        return self.filter(
            Q(lease_until=None) | Q(lease_until__lte=now),
            status__in=("queued", "in_progress"),
            available_at__lte=now,
        ).order_by("available_at")

    def held(self, attempt: "Job") -> Self:
        """The row of an attempt, for as long as no other attempt has taken over."""
        return self.filter(pk=attempt.pk, status="in_progress", attempts=attempt.attempts)

    def finished_before(self, moment: datetime) -> Self:
        return self.filter(finished_at__lt=moment)

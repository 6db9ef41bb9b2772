from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from idempotency.models import IdempotencyRecord


class IdempotencyRecordQuerySet(models.QuerySet["IdempotencyRecord"]):
    def expired(self, now: datetime) -> Self:
        """Answers past their 24 hours, and requests that died before they answered."""
        return self.filter(expires_at__lte=now)

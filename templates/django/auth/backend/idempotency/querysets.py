from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from idempotency.models import IdempotencyRecord


class IdempotencyRecordQuerySet(models.QuerySet["IdempotencyRecord"]):
    def held(self, key_id: str, claim: str) -> Self:
        """The record of a key, for as long as no other request has taken it."""
        return self.filter(pk=key_id, claim=claim)

    def expired(self, now: datetime) -> Self:
        """Answers past their 24 hours, and requests that died before they answered."""
        return self.filter(expires_at__lte=now)

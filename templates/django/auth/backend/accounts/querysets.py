"""Every question that is asked about accounts."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from accounts.models import RefreshToken, User


class UserQuerySet(models.QuerySet["User"]):
    def staff(self) -> Self:
        return self.filter(is_active=True, is_staff=True)

    def with_email(self, email: str) -> Self:
        return self.filter(email=email.lower())


class RefreshTokenQuerySet(models.QuerySet["RefreshToken"]):
    def with_digest(self, digest: str) -> Self:
        return self.select_related("family__user").filter(digest=digest)

    def expired(self, now: datetime) -> Self:
        return self.filter(expires_at__lte=now)

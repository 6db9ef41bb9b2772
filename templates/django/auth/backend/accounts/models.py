"""People and their signed-in sessions."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from accounts.querysets import RefreshTokenQuerySet, UserQuerySet


class User(AbstractBaseUser):
    """A person who signs in with an e-mail address, kept in lower case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254)
    display_name = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True, db_default=True)
    is_staff = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    last_login = None

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    objects = UserQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email"], name="accounts_user_email_key")]
        indexes = [
            models.Index(fields=["created_at", "id"], name="accounts_user_created"),
            models.Index(
                fields=["is_active", "created_at", "id"], name="accounts_user_active_created"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TokenFamily(models.Model):
    """One signed-in session: every refresh token that descends from one login."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="token_families")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    revoked_at = models.DateTimeField(null=True)

    objects = models.Manager["TokenFamily"]()

    def __str__(self) -> str:
        return str(self.pk)


class RefreshToken(models.Model):
    """A refresh token by its SHA-256; the token itself is stored nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(TokenFamily, models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    objects = RefreshTokenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="accounts_refreshtoken_digest_key")
        ]
        indexes = [models.Index(fields=["expires_at"], name="accounts_refreshtoken_expires")]

    def __str__(self) -> str:
        return str(self.pk)

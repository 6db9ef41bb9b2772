"""Signed-in sessions: rotating refresh tokens whose reuse ends the session."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts import access_tokens
from accounts.models import RefreshToken, TokenFamily, User
from accounts.problems import InvalidRefreshToken, RefreshTokenReused
from api.problems import Problem


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a client gets to keep; `expires_in` is of the access token, in seconds."""

    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105 (the name of a scheme)


def start(user: User) -> Tokens:
    """Begin a session of its own."""
    with transaction.atomic():
        return issue(TokenFamily.objects.create(user=user))


def refresh(refresh_token: str) -> Tokens:
    """Exchange a refresh token for new tokens.

    Raises `InvalidRefreshToken`, or `RefreshTokenReused` for one that was exchanged
    before: somebody has a copy, so the whole session is revoked.
    """
    with transaction.atomic():
        outcome = exchange(refresh_token)
    # Raised outside the transaction, which has to keep the revocation.
    if isinstance(outcome, Problem):
        raise outcome
    return outcome


def exchange(refresh_token: str) -> Tokens | Problem:
    now = timezone.now()
    token = locked(refresh_token)
    if token is None or token.expires_at <= now:
        return InvalidRefreshToken()
    family = token.family
    if token.spent_at is not None:
        revoke(family)
        return RefreshTokenReused()
    if family.revoked_at is not None or not family.user.is_active:
        return InvalidRefreshToken()
    token.spent_at = now
    token.save(update_fields=["spent_at"])
    return issue(family)


def end(refresh_token: str) -> None:
    """End the session of a refresh token; an unknown one is none."""
    with transaction.atomic():
        token = locked(refresh_token)
        if token is not None:
            revoke(token.family)


def end_all(user: User) -> None:
    """End every session of somebody."""
    user.token_families.filter(revoked_at=None).update(revoked_at=timezone.now())


def purge_expired(limit: int) -> int:
    """Delete refresh tokens past their time and families left without one; count both.

    At most `limit` of each.
    """
    expired = RefreshToken.objects.expired(timezone.now()).values_list("pk", flat=True)[:limit]
    tokens, _ = RefreshToken.objects.filter(pk__in=list(expired)).delete()
    left = TokenFamily.objects.filter(tokens__isnull=True).values_list("pk", flat=True)[:limit]
    families, _ = TokenFamily.objects.filter(pk__in=list(left)).delete()
    return tokens + families


def locked(refresh_token: str) -> RefreshToken | None:
    """Find a token and lock it with its family, so that exchange and revocation take turns."""
    return (
        RefreshToken.objects.with_digest(digest(refresh_token))
        .select_for_update(of=("self", "family"))
        .first()
    )


def revoke(family: TokenFamily) -> None:
    if family.revoked_at is None:
        family.revoked_at = timezone.now()
        family.save(update_fields=["revoked_at"])


def issue(family: TokenFamily) -> Tokens:
    refresh_token = secrets.token_urlsafe(32)
    RefreshToken.objects.create(
        family=family,
        digest=digest(refresh_token),
        expires_at=timezone.now() + timedelta(seconds=settings.REFRESH_TOKEN_SECONDS),
    )
    return Tokens(
        access_token=access_tokens.issue(family.user_id),
        refresh_token=refresh_token,
        expires_in=settings.ACCESS_TOKEN_SECONDS,
    )


def digest(refresh_token: str) -> str:
    """32 random bytes need no slow hash: nobody can guess them."""
    return hashlib.sha256(refresh_token.encode()).hexdigest()

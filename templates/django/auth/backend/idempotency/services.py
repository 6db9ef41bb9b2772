"""One effect a key: claim it, run, and keep the answer with the effect."""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from idempotency.models import IdempotencyRecord
from idempotency.problems import KeyInFlight, KeyReused

KEPT_FOR = timedelta(hours=24)
# Longer than a request takes; one that is taken over all the same has no effect.
CLAIMED_FOR = timedelta(minutes=2)


def record_id(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def body_digest(body: object) -> str:
    """A digest of the parsed body; keyed, because a body may hold a password."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return salted_hmac("idempotency.body", canonical, algorithm="sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """A stored answer; `location` is empty where there was none."""

    status: int
    body: dict[str, Any]
    location: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A key in the hands of one request; `token` tells it from those of other requests."""

    key_id: str
    token: str


def claim(key_id: str, digest: str) -> Claim | Answer:
    """Take a key, or return the answer that it already has.

    Raises `KeyInFlight` while its first request runs and `KeyReused` for another body.
    The claim commits at once, so that a second request sees it.
    """
    now = timezone.now()
    token = secrets.token_hex(16)
    IdempotencyRecord.objects.expired(now).filter(pk=key_id).delete()
    try:
        with transaction.atomic():
            IdempotencyRecord.objects.create(
                id=key_id, body_digest=digest, claim=token, expires_at=now + CLAIMED_FOR
            )
    except IntegrityError:
        return found(key_id, digest)
    return Claim(key_id, token)


def found(key_id: str, digest: str) -> Answer:
    record = IdempotencyRecord.objects.filter(pk=key_id).first()
    if record is None:
        raise KeyInFlight
    if record.body_digest != digest:
        raise KeyReused
    if record.status is None:
        raise KeyInFlight
    return Answer(record.status, json.loads(record.body), record.location)


def keep(claim: Claim, status: int, body: object, location: str = "") -> None:
    """Store the answer; call it in the transaction of the effect.

    Raises `KeyInFlight`, and so undoes the effect, where another request has taken the
    key in the meantime.
    """
    kept = IdempotencyRecord.objects.held(claim.key_id, claim.token).update(
        status=status,
        body=json.dumps(body),
        location=location,
        expires_at=timezone.now() + KEPT_FOR,
    )
    if not kept:
        raise KeyInFlight


def release(claim: Claim) -> None:
    """Give the key back after an answer that is not kept."""
    IdempotencyRecord.objects.held(claim.key_id, claim.token).filter(status=None).delete()


def purge_expired(limit: int) -> int:
    """Delete records past their time, `limit` at most, and count them."""
    expired = IdempotencyRecord.objects.expired(timezone.now()).values_list("pk", flat=True)[:limit]
    deleted, _ = IdempotencyRecord.objects.filter(pk__in=list(expired)).delete()
    return deleted

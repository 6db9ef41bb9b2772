"""Counting requests: atomically, in Redis, or in this process's memory without one."""

import math
import time
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from limits import parse
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import SlidingWindowCounterRateLimiter


class StoreUnavailable(Exception):
    """The counters are out of reach."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a limit says of one request; `reset` in seconds from now."""

    policy: str
    allowed: bool
    quota: int
    window: int
    remaining: int
    reset: int


def hit(policy: str, rate: str, *subject: str) -> Verdict:
    """Count one request of a subject; raises `StoreUnavailable`."""
    item = parse(rate)
    limiter = make_limiter()
    try:
        allowed = limiter.hit(item, policy, *subject)
        stats = limiter.get_window_stats(item, policy, *subject)
    except limiter.storage.base_exceptions as exc:
        raise StoreUnavailable from exc
    reset = min(item.get_expiry(), max(1, math.ceil(stats.reset_time - time.time())))
    return Verdict(policy, allowed, item.amount, item.get_expiry(), stats.remaining, reset)


@cache
def make_limiter() -> SlidingWindowCounterRateLimiter:
    return SlidingWindowCounterRateLimiter(make_storage())


def make_storage() -> Storage:
    if not settings.REDIS_URL:
        return MemoryStorage()
    return RedisStorage(
        settings.REDIS_URL,
        key_prefix=settings.RATE_LIMIT_PREFIX,
        socket_connect_timeout=0.5,
        socket_timeout=0.5,
    )

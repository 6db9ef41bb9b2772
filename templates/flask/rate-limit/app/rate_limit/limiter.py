"""Counting calls against a limit."""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

TIMEOUT_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Count:
    """How far somebody has used up a policy; `reset` counts the seconds until it starts anew."""

    policy: str
    quota: int
    window: int
    remaining: int
    reset: int
    is_exceeded: bool


class Limiter:
    """Counts on Redis, or inside the process without it.

    `count` raises `limits.errors.StorageError` while the store is out of reach.
    """

    def __init__(self, redis_url: str, prefix: str, rates: dict[str, str]) -> None:
        options: dict[str, str | float | bool] = {"wrap_exceptions": True}
        if redis_url:
            options["key_prefix"] = prefix
            options["socket_timeout"] = options["socket_connect_timeout"] = TIMEOUT_SECONDS
        self._strategy = FixedWindowRateLimiter(storage_from_string(redis_url or "memory://", **options))
        self._items: dict[str, RateLimitItem] = {name: parse(rate) for name, rate in rates.items()}

    def count(self, policy: str, who: str) -> Count:
        """Count one call."""
        item = self._items[policy]
        is_allowed = self._strategy.hit(item, policy, who)
        stats = self._strategy.get_window_stats(item, policy, who)
        return Count(
            policy=policy,
            quota=item.amount,
            window=item.get_expiry(),
            remaining=max(0, stats.remaining),
            reset=max(1, math.ceil(stats.reset_time - time.time())),
            is_exceeded=not is_allowed,
        )

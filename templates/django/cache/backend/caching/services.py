"""A cache that may be absent: every fault is a miss, and one caller fills at a time."""

import logging
import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

type Json = dict[str, Any] | list[Any] | str | int | float | bool | None

FILL_SECONDS = 5
# Without Redis each process has a cache of its own, in which no other can drop an entry.
EMBEDDED_SECONDS = 5


def get_or_fill(key: str, seconds: int, fill: Callable[[], Json]) -> Json:
    """The cached value of a key, or what `fill` returns; None is not cached.

    The value lives for `seconds`, give or take a tenth, so that keys that were filled
    together do not expire together; without Redis for 5 at most. Whoever comes while
    another fills does not wait: it computes for itself and stores nothing.
    """
    token = secrets.token_hex(8)
    try:
        value: Json = cache.get(key)
        if value is not None:
            return value
        ours = cache.add(mark_of(key), token, FILL_SECONDS)
    except RedisError as exc:
        logger.warning("cache out of reach: %s", exc)
        return fill()
    value = fill()
    if ours and value is not None:
        store(key, value, min(seconds, EMBEDDED_SECONDS) if is_embedded() else seconds, token)
    return value


def mark_of(key: str) -> str:
    """Where the one who fills a key leaves its token."""
    return f"{key}:filling"


def store(key: str, value: Json, seconds: int, token: str) -> None:
    """Store a value, unless its key was forgotten since `token` was left."""
    spread = seconds // 10
    try:
        # An invalidation deletes the mark, and with it the right to store an older value.
        if cache.get(mark_of(key)) != token:
            return
        cache.set(key, value, seconds - spread + secrets.randbelow(2 * spread + 1))
        # It may have come in between, when there was nothing to delete yet.
        still_ours = cache.get(mark_of(key)) == token
        cache.delete(mark_of(key) if still_ours else key)
    except RedisError as exc:
        logger.warning("cache out of reach: %s", exc)


def forget(key: str) -> None:
    """Drop a key; call it after the commit that made its value old."""
    try:
        cache.delete_many([key, mark_of(key)])
    except RedisError as exc:
        logger.warning("cache out of reach, %s stays until it expires: %s", key, exc)


def is_embedded() -> bool:
    return not settings.REDIS_URL


def is_reachable() -> bool:
    try:
        cache.get("caching:probe")
    except RedisError:
        return False
    return True

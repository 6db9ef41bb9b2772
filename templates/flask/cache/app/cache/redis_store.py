"""The cache on Redis, shared by all processes."""

import logging
import random
import time
import uuid

from redis import Redis
from redis.exceptions import RedisError

from app.cache.store import CacheState, Fill

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 0.5
_FILLING_MILLISECONDS = 2000
_WAIT_SECONDS = 0.2
_POLL_SECONDS = 0.02
# Keeps a value, if there is one, unless somebody asked to forget the key since its filling began.
_END_FILLING = """
if redis.call("GET", KEYS[2]) == ARGV[1] then
  if ARGV[2] then
    redis.call("SET", KEYS[1], ARGV[2], "EX", ARGV[3])
  end
  redis.call("DEL", KEYS[2])
end
"""


class RedisStore:
    """Keeps entries on Redis; while Redis is gone every look is a miss."""

    def __init__(self, url: str, prefix: str) -> None:
        self._redis = Redis.from_url(
            url,
            decode_responses=True,
            socket_timeout=TIMEOUT_SECONDS,
            socket_connect_timeout=TIMEOUT_SECONDS,
        )
        self._end_filling = self._redis.register_script(_END_FILLING)
        self._prefix = prefix

    def get_or_fill(self, key: str, seconds: int, fill: Fill) -> str | None:
        """Return what is kept, or what `fill` returns; None is not kept."""
        token = uuid.uuid4().hex
        try:
            kept = self._get_or_claim(key, token)
        except RedisError as error:
            logger.warning("cache unavailable: %s", type(error).__name__)
            return fill()
        if kept is not None:
            return kept
        value = None
        try:
            value = fill()
        finally:
            self._put(key, value, seconds, token)
        return value

    def forget(self, key: str) -> None:
        """Drop an entry, and whatever is being filled in for it at this moment."""
        try:
            self._redis.delete(*self._names(key))
        except RedisError as error:
            logger.warning("cache entry stays until it expires: %s", type(error).__name__)

    def state(self) -> CacheState:
        """Tell whether Redis answers."""
        try:
            self._redis.ping()
        except RedisError:
            return "unavailable"
        return "ok"

    def _get_or_claim(self, key: str, token: str) -> str | None:
        name, filling = self._names(key)
        give_up = time.monotonic() + _WAIT_SECONDS
        while True:
            if (kept := self._get(name)) is not None:
                return kept
            if self._redis.set(filling, token, nx=True, px=_FILLING_MILLISECONDS):
                # Another caller may have filled it between the two looks.
                if (kept := self._get(name)) is not None:
                    self._end_filling(keys=(name, filling), args=[token])
                return kept
            if time.monotonic() > give_up:
                return None
            time.sleep(_POLL_SECONDS)

    def _get(self, name: str) -> str | None:
        kept = self._redis.get(name)
        return kept if isinstance(kept, str) else None

    def _put(self, key: str, value: str | None, seconds: int, token: str) -> None:
        # Entries made together must not expire together.
        lifetime = max(1, round(seconds * random.uniform(0.8, 1.2)))  # noqa: S311 - guards nothing
        try:
            args: list[str | int] = [token] if value is None else [token, value, lifetime]
            self._end_filling(keys=self._names(key), args=args)
        except RedisError as error:
            logger.warning("cache entry not kept: %s", type(error).__name__)

    def _names(self, key: str) -> tuple[str, str]:
        return f"{self._prefix}{key}", f"{self._prefix}{key}:filling"

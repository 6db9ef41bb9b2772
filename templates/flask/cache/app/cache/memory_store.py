"""A cache inside the process, for development."""

import threading
import time

from app.cache.store import CacheState, Fill

# No other process can drop an entry from this memory.
MAX_SECONDS = 5
MAX_ENTRIES = 1000


class MemoryStore:
    """Keeps entries for a few seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._filling = threading.Lock()
        self._entries: dict[str, tuple[float, str]] = {}
        self._generation = 0

    def get_or_fill(self, key: str, seconds: int, fill: Fill) -> str | None:
        """Return what is kept, or what `fill` returns; None is not kept."""
        if (kept := self._get(key)) is not None:
            return kept
        with self._filling:
            if (kept := self._get(key)) is not None:
                return kept
            generation = self._generation
            value = fill()
            if value is not None:
                self._put(key, value, min(seconds, MAX_SECONDS), generation)
            return value

    def forget(self, key: str) -> None:
        """Drop an entry, and whatever is being filled in for it at this moment."""
        with self._lock:
            self._generation += 1
            self._entries.pop(key, None)

    def state(self) -> CacheState:
        """Tell that this is not a cache for production."""
        return "embedded"

    def _get(self, key: str) -> str | None:
        with self._lock:
            until, value = self._entries.get(key, (0.0, ""))
            return value if until > time.monotonic() else None

    def _put(self, key: str, value: str, seconds: int, generation: int) -> None:
        with self._lock:
            if generation != self._generation:
                return
            if len(self._entries) >= MAX_ENTRIES:
                self._entries.clear()
            self._entries[key] = (time.monotonic() + seconds, value)

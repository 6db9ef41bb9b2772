"""What a cache can do."""

from collections.abc import Callable
from typing import Literal, Protocol

type Fill = Callable[[], str | None]
type CacheState = Literal["ok", "embedded", "unavailable"]


class CacheStore(Protocol):
    """Keeps text for some seconds."""

    def get_or_fill(self, key: str, seconds: int, fill: Fill) -> str | None:
        """Return what is kept, or what `fill` returns; None is not kept."""

    def forget(self, key: str) -> None:
        """Drop an entry, and whatever is being filled in for it at this moment."""

    def state(self) -> CacheState:
        """Tell whether the cache works."""

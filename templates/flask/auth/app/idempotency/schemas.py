"""What identifies a keyed request, and what is kept of its answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request with an idempotency key; `request_hash` stands for its body."""

    caller: str
    method: str
    path: str
    key: str
    request_hash: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as it is sent again."""

    status: int
    body: str
    location: str | None

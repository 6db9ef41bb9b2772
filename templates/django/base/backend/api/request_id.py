"""The id that ties a request to its answer and to its log lines."""

import re
import uuid
from contextvars import ContextVar

ACCEPTED = re.compile(r"[A-Za-z0-9._-]{1,128}", re.ASCII)

current_request_id: ContextVar[str] = ContextVar("request_id", default="")


def accept_or_make(sent: str | None) -> str:
    """Keep the caller's id if it is safe to log and to echo, else make one of 32 hex digits."""
    if sent is not None and ACCEPTED.fullmatch(sent):
        return sent
    return uuid.uuid4().hex

"""Exports on the wire."""

import json
import uuid
from typing import Annotated, Any

from pydantic import AfterValidator, Field, JsonValue
from pydantic_core import PydanticCustomError

from app.api.schemas import Input, Output, Timestamp
from app.jobs.models import JobStatus
from app.users.schemas import UserOut

MAX_METADATA_BYTES = 4096


def _limit_size(metadata: dict[str, JsonValue]) -> dict[str, JsonValue]:
    text = json.dumps(metadata, ensure_ascii=False, separators=(",", ":"))
    if len(text.encode(errors="replace")) > MAX_METADATA_BYTES:
        raise PydanticCustomError("too_long", "too many bytes")
    return metadata


Metadata = Annotated[dict[str, JsonValue], AfterValidator(_limit_size)]


class ExportIn(Input):
    """What to note on the export; the keys and values are the caller's own."""

    metadata: Metadata = Field(default_factory=dict)


class ExportedJob(Output):
    """A job as it appears in an export."""

    id: uuid.UUID
    type: str
    status: JobStatus
    created_at: Timestamp


class ExportOut(Output):
    """What is stored about a person."""

    user: UserOut
    jobs: list[ExportedJob]
    metadata: dict[str, Any]
    exported_at: Timestamp

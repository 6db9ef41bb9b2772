"""Users on the wire."""

import uuid
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.api.pagination import Page
from app.api.schemas import Input, Output, PageSize, Query, QueryFlag, Timestamp

# The e-mail syntax of the HTML standard, with at least one dot in the domain.
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL_PATTERN = rf"^[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})+$"


def _refuse_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "only white space")
    return value


Email = Annotated[str, Field(max_length=254, pattern=EMAIL_PATTERN), AfterValidator(str.lower)]
DisplayName = Annotated[
    str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]*$"), AfterValidator(_refuse_blank)
]
Password = Annotated[str, Field(min_length=12, max_length=128)]


class UserOut(Output):
    """A user as everybody who may see the user sees it."""

    id: uuid.UUID
    email: str
    display_name: str
    is_active: bool
    is_staff: bool
    created_at: Timestamp
    updated_at: Timestamp


class UserPage(Page[UserOut]):
    """One page of users."""


class UserQuery(Query):
    """Which users to list, in which order."""

    limit: PageSize = 20
    cursor: Annotated[str, Field(max_length=512)] | None = None
    sort: Literal["createdAt", "-createdAt"] = "-createdAt"
    is_active: QueryFlag | None = None


class ProfileIn(Input):
    """What people may change about themselves; an absent key leaves its field alone, null is refused."""

    display_name: DisplayName = Field(default_factory=str)

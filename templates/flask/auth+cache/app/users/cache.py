"""The signed-in user, read on every request and changed almost never."""

import uuid

from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.cache.extension import cache
from app.database.session import on_commit, transaction
from app.users.queries import user_by_id
from app.users.schemas import UserOut

SECONDS = 60


def cached_user(session: Session, user_id: uuid.UUID) -> UserOut | None:
    """Find a user, possibly as of some seconds ago."""

    def read() -> UserOut | None:
        with transaction(session):
            user = user_by_id(session, user_id)
            return UserOut.model_validate(user) if user else None

    def fill() -> str | None:
        user = read()
        return user.model_dump_json(by_alias=False) if user else None

    text = cache().get_or_fill(_key(user_id), SECONDS, fill)
    try:
        return UserOut.model_validate_json(text) if text else None
    except ValidationError:
        # Written by another release, to which a user was something else.
        cache().forget(_key(user_id))
        return read()


def forget_user(session: Session, user_id: uuid.UUID) -> None:
    """Drop what is cached of a user once the change of this transaction is committed."""
    store = cache()
    on_commit(session, lambda: store.forget(_key(user_id)))


def _key(user_id: uuid.UUID) -> str:
    return f"user:{user_id}"

"""Reading users."""

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.api.pagination import Position
from app.users.models import User
from app.users.schemas import UserQuery


def user_by_email(session: Session, email: str) -> User | None:
    """Find a user by the lower-case e-mail."""
    return session.scalar(select(User).where(User.email == email))


def user_by_id(session: Session, user_id: uuid.UUID) -> User | None:
    """Find a user."""
    return session.get(User, user_id)


def locked_user(session: Session, user_id: uuid.UUID) -> User | None:
    """Find a user and keep others from changing it until the transaction ends."""
    return session.get(User, user_id, with_for_update=True)


def users_after(session: Session, query: UserQuery, position: Position | None) -> Sequence[User]:
    """List one user more than the page holds, so that the caller sees whether there is a next page."""
    is_descending = query.sort.startswith("-")
    statement = select(User).limit(query.limit + 1)
    if query.is_active is not None:
        statement = statement.where(User.is_active == query.is_active)
    if position is not None:
        statement = statement.where(_is_after(position, is_descending=is_descending))
    order = (User.created_at, User.id)
    return session.scalars(
        statement.order_by(*(column.desc() if is_descending else column.asc() for column in order))
    ).all()


def _is_after(position: Position, *, is_descending: bool) -> ColumnElement[bool]:
    at, user_id = position.created_at, position.id
    if is_descending:
        return and_(User.created_at <= at, or_(User.created_at < at, User.id < user_id))
    return and_(User.created_at >= at, or_(User.created_at > at, User.id > user_id))

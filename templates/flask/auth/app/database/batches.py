"""Deleting many rows a few at a time."""

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from app.database.model import Row


def delete_batch(session: Session, model: type[Row], condition: ColumnElement[bool], limit: int) -> int:
    """Delete rows that meet a condition, `limit` at most, and return how many."""
    batch = select(model.id).where(condition).limit(limit)
    deleted = delete(model).where(model.id.in_(batch)).returning(model.id)
    return len(session.scalars(deleted.execution_options(synchronize_session=False)).all())

"""The table of users."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.database.model import Row


class User(Row):
    """A person with an account; `email` is in lower case."""

    __tablename__ = "user_account"
    __table_args__ = (
        Index(None, "created_at", "id"),
        Index(None, "is_active", "created_at", "id"),
    )

    email: Mapped[str] = mapped_column(String(254), unique=True)
    display_name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(255))
    is_active: Mapped[bool] = mapped_column(default=True)
    is_staff: Mapped[bool] = mapped_column(default=False)

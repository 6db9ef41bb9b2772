"""The signed-in user's row, read on every request and therefore cached.

Another process sees a change when its commit has dropped the key; if Redis was out of
reach at that moment, after half a minute; where there is no Redis, after five seconds.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from accounts.models import User
from caching import services as cache

SECONDS = 30
# In the order of the model's columns, as `from_db` takes them.
FIELDS = ("id", "email", "display_name", "is_active", "is_staff", "created_at", "updated_at")


def user_key(user_id: UUID) -> str:
    return f"accounts:user:v1:{user_id}"


def find_user(user_id: UUID) -> User | None:
    """The user of an id without its password, from the cache or the database."""
    row = cache.get_or_fill(user_key(user_id), SECONDS, lambda: read_row(user_id))
    return from_row(row) if isinstance(row, dict) else None


def read_row(user_id: UUID) -> dict[str, Any] | None:
    user = User.objects.filter(pk=user_id).only(*FIELDS).first()
    if user is None:
        return None
    row = {name: getattr(user, name) for name in FIELDS}
    return {name: held if isinstance(held, bool) else str(held) for name, held in row.items()}


def from_row(row: dict[str, Any]) -> User:
    """A user whose other columns are read from the database when somebody asks."""
    values = row | {
        "id": UUID(row["id"]),
        "created_at": datetime.fromisoformat(row["created_at"]),
        "updated_at": datetime.fromisoformat(row["updated_at"]),
    }
    return User.from_db("default", FIELDS, [values[name] for name in FIELDS])


def forget_user(instance: User, **_: Any) -> None:
    key = user_key(instance.pk)
    transaction.on_commit(lambda: cache.forget(key))


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(forget_user, sender=User, dispatch_uid="accounts.caching")

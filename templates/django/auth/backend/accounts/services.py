"""What can be done with an account."""

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.problems import EmailTaken, InvalidCredentials


def register(*, email: str, password: str, display_name: str) -> User:
    """Make an active account without rights; raises `EmailTaken`."""
    user = User(email=email.lower(), display_name=display_name, password=make_password(password))
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError:
        raise EmailTaken from None
    return user


def authenticate(*, email: str, password: str) -> User:
    """The active user of these credentials; raises `InvalidCredentials`.

    An unknown address costs the same work as a wrong password, so that the time taken
    does not tell whether there is an account.
    """
    user = User.objects.with_email(email).first()
    if user is None:
        make_password(password)
        raise InvalidCredentials
    if not user.check_password(password) or not user.is_active:
        raise InvalidCredentials
    return user


def find_active_user(user_id: UUID) -> User | None:
    return User.objects.active().filter(pk=user_id).first()


def update_profile(user_id: UUID, *, display_name: str | None = None) -> User:
    """Change what people may change about themselves; None leaves a value as it is."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user_id)
        if display_name is not None:
            user.display_name = display_name
            user.save(update_fields=["display_name", "updated_at"])
    return user


def promote_or_create_staff(*, email: str, password: str) -> User:
    """Make a staff user of an address; an existing account keeps its password."""
    with transaction.atomic():
        user, _ = User.objects.select_for_update().get_or_create(
            email=email.lower(),
            defaults={"display_name": "Staff", "password": make_password(password)},
        )
        user.is_staff = user.is_active = True
        user.save(update_fields=["is_staff", "is_active", "updated_at"])
    return user


def visible_users(caller: User, *, is_active: bool | None = None) -> QuerySet[User]:
    """The users that a caller may see."""
    users = User.objects.visible_to(caller)
    return users if is_active is None else users.filter(is_active=is_active)

from rest_framework.request import Request

from accounts.models import User


def caller(request: Request) -> User:
    """The signed-in user of a view that requires one."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("this view lets in callers who are not signed in")
    return user

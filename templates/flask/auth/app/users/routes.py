"""Users over HTTP."""

import uuid

from flask import Blueprint

from app.api.endpoint import endpoint
from app.auth.policies import current_user, signed_in, staff
from app.database.session import current_session
from app.users.schemas import UserOut, UserPage, UserQuery
from app.users.services import page_of_users, visible_user

users = Blueprint("users", __name__, url_prefix="/users")


@users.get("")
@endpoint(staff, returns=UserPage)
def list_users(query: UserQuery) -> UserPage:
    """List the users."""
    return page_of_users(current_session(), query)


@users.get("/<uuid:user_id>")
@endpoint(signed_in, returns=UserOut)
def get_user(user_id: uuid.UUID) -> UserOut:
    """Show a user."""
    return visible_user(current_session(), user_id, viewer_id=current_user().id)

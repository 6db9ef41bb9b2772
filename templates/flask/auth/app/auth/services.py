"""Registering, signing in, exchanging refresh tokens, signing out."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.auth.access_tokens import write_access_token
from app.auth.models import RefreshToken
from app.auth.passwords import hash_password, is_password_right
from app.auth.problems import (
    INVALID_CREDENTIALS,
    INVALID_REFRESH_TOKEN,
    REFRESH_TOKEN_REUSED,
    unauthorized,
)
from app.auth.queries import (
    delete_expired_tokens,
    owner_of_token,
    revoke_all,
    revoke_family,
    token_by_hash,
)
from app.auth.schemas import LoginIn, RegisterIn, TokensOut
from app.database.model import utc_now
from app.database.session import transaction
from app.settings import Settings
from app.users.schemas import UserOut
from app.users.services import add_user, deactivate, find_credentials, lock_user


def register_user(session: Session, registration: RegisterIn) -> UserOut:
    """Make an account."""
    return add_user(
        session,
        email=registration.email,
        display_name=registration.display_name,
        password_hash=hash_password(registration.password),
    )


def sign_in(session: Session, login: LoginIn, settings: Settings) -> TokensOut:
    """Open a session for whoever knows the password.

    Raises:
        ProblemError: `invalid_credentials`.

    """
    user, password_hash = find_credentials(session, login.email) or (None, None)
    if not is_password_right(login.password, password_hash) or user is None:
        raise unauthorized(INVALID_CREDENTIALS)
    with transaction(session):
        user = lock_user(session, user.id)
        if user is None or not user.is_active:
            raise unauthorized(INVALID_CREDENTIALS)
        return _issue_tokens(session, user.id, uuid.uuid4(), settings)


def exchange(session: Session, refresh_token: str, settings: Settings) -> TokensOut:
    """Spend a refresh token for the next pair; a token that comes back ends its whole family.

    Raises:
        ProblemError: `invalid_refresh_token` or `refresh_token_reused`.

    """
    with transaction(session):
        tokens = _spend(session, refresh_token, settings)
    if tokens is None:
        # Raised out here, so that the revocation is committed.
        raise unauthorized(REFRESH_TOKEN_REUSED)
    return tokens


def sign_out(session: Session, refresh_token: str) -> None:
    """End the session that a refresh token belongs to, if it belongs to one."""
    with transaction(session):
        token, _ = _lock_token(session, refresh_token)
        if token is not None:
            revoke_family(session, token.family_id, utc_now())


def deactivate_user(session: Session, email: str) -> bool:
    """Shut a user out at once, and end all sessions; tell whether there is such a user."""
    with transaction(session):
        user = deactivate(session, email)
        if user is not None:
            # After the user is changed, and so after any exchange that held the user.
            revoke_all(session, user.id, utc_now())
        return user is not None


def purge_tokens(session: Session, now: datetime, limit: int) -> int:
    """Delete refresh tokens that expired, `limit` at most, and return how many."""
    with transaction(session):
        return delete_expired_tokens(session, now, limit)


def _spend(session: Session, refresh_token: str, settings: Settings) -> TokensOut | None:
    now = utc_now()
    token, user = _lock_token(session, refresh_token)
    if token is None:
        raise unauthorized(INVALID_REFRESH_TOKEN)
    if token.spent_at is not None:
        revoke_family(session, token.family_id, now)
        return None
    if token.revoked_at is not None or token.expires_at <= now or user is None or not user.is_active:
        raise unauthorized(INVALID_REFRESH_TOKEN)
    token.spent_at = now
    return _issue_tokens(session, token.user_id, token.family_id, settings)


def _lock_token(session: Session, refresh_token: str) -> tuple[RefreshToken | None, UserOut | None]:
    # The user is the lock of all families: a revocation must not miss a token that is just being issued.
    token_hash = _hash(refresh_token)
    user_id = owner_of_token(session, token_hash)
    user = lock_user(session, user_id) if user_id else None
    return token_by_hash(session, token_hash), user


def _issue_tokens(
    session: Session, user_id: uuid.UUID, family_id: uuid.UUID, settings: Settings
) -> TokensOut:
    refresh_token = secrets.token_urlsafe(32)
    lifetime = timedelta(seconds=settings.refresh_token_seconds)
    session.add(
        RefreshToken(
            user_id=user_id,
            family_id=family_id,
            token_hash=_hash(refresh_token),
            expires_at=utc_now() + lifetime,
        )
    )
    return TokensOut(
        access_token=write_access_token(user_id, settings),
        refresh_token=refresh_token,
        expires_in=settings.access_token_seconds,
    )


def _hash(refresh_token: str) -> str:
    # 32 random bytes need no salt and no slow hash.
    return hashlib.sha256(refresh_token.encode()).hexdigest()

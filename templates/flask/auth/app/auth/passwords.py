"""Hashing passwords with argon2id."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Hash a password with the parameters of RFC 9106 for little memory."""
    return hasher.hash(password)


def is_password_right(password: str, password_hash: str | None) -> bool:
    """Check a password; without a hash it takes as long, so that time tells nothing about accounts."""
    try:
        hasher.verify(password_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _nobodys_hash() -> str:
    return hash_password("nobody has this password")

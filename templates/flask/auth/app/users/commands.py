"""Commands that change accounts."""

import os

import click
from pydantic import TypeAdapter, ValidationError

from app.auth.passwords import hash_password
from app.auth.services import deactivate_user, purge_tokens
from app.database.model import utc_now
from app.database.session import current_session, transaction
from app.factory import create_app
from app.idempotency.services import purge_records
from app.settings import load_settings
from app.users.schemas import Email, Password
from app.users.services import add_user, promote

_BATCH_SIZE = 1000


@click.command("staff")
@click.argument("email")
def staff(email: str) -> None:
    """Make or promote a staff user; a new one gets the password typed in or in STAFF_PASSWORD."""
    address = _checked(TypeAdapter(Email), email, "not an e-mail address")
    with create_app(load_settings()).app_context():
        if promote(current_session(), address):
            click.echo(f"{address} is staff")
        else:
            _add_staff(address)
            click.echo(f"{address} is a new staff user")


@click.command("deactivate")
@click.argument("email")
def deactivate(email: str) -> None:
    """Shut a user out and end all sessions of the user."""
    address = _checked(TypeAdapter(Email), email, "not an e-mail address")
    with create_app(load_settings()).app_context():
        if not deactivate_user(current_session(), address):
            raise click.ClickException(f"there is no user {address}")
    click.echo(f"{address} is shut out")


@click.command("purge")
def purge() -> None:
    """Delete refresh tokens and idempotency records that are past their time."""
    with create_app(load_settings()).app_context():
        now, deleted = utc_now(), 0
        for purge_batch in (purge_tokens, purge_records):
            while count := purge_batch(current_session(), now, _BATCH_SIZE):
                deleted += count
    click.echo(f"{deleted} rows are deleted")


def _add_staff(address: str) -> None:
    session = current_session()
    given = os.environ.get("STAFF_PASSWORD") or click.prompt(
        "Password", hide_input=True, confirmation_prompt=True
    )
    password = _checked(TypeAdapter(Password), given, "a password has 12 to 128 characters")
    with transaction(session):
        add_user(session, email=address, display_name=address[:100], password_hash=hash_password(password))
        promote(session, address)


def _checked(rule: TypeAdapter[str], value: str, message: str) -> str:
    try:
        return rule.validate_python(value)
    except ValidationError:
        raise click.ClickException(message) from None

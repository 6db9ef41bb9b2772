"""The command that makes the first staff user."""

import os

import click
from flask.cli import with_appcontext
from pydantic import TypeAdapter, ValidationError

from app.auth.passwords import hash_password
from app.database.session import current_session, transaction
from app.users.schemas import Email, Password
from app.users.services import add_user, promote


@click.command("staff")
@click.argument("email")
@with_appcontext
def staff(email: str) -> None:
    """Make or promote a staff user; a new one gets the password typed in or in STAFF_PASSWORD."""
    address = _checked(TypeAdapter(Email), email, "not an e-mail address")
    session = current_session()
    if promote(session, address):
        click.echo(f"{address} is staff")
        return
    given = os.environ.get("STAFF_PASSWORD") or click.prompt(
        "Password", hide_input=True, confirmation_prompt=True
    )
    password = _checked(TypeAdapter(Password), given, "a password has 12 to 128 characters")
    with transaction(session):
        add_user(session, email=address, display_name=address[:100], password_hash=hash_password(password))
        promote(session, address)
    click.echo(f"{address} is a new staff user")


def _checked(rule: TypeAdapter[str], value: str, message: str) -> str:
    try:
        return rule.validate_python(value)
    except ValidationError:
        raise click.ClickException(message) from None

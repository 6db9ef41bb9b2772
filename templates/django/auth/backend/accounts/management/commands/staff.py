import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import services
from accounts.serializers import Registration
from api.problems import ValidationFailed
from api.serializers import validate


class Command(BaseCommand):
    help = "Make a staff user, or promote the one who has this address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        if not services.promote(email):
            services.register(**new_account(email))
            services.promote(email)
        self.stdout.write(f"{email} is staff.")


def new_account(email: str) -> dict[str, str]:
    password = os.environ.get("STAFF_PASSWORD") or ask_password()
    fields = {"email": email, "password": password, "displayName": "Staff"}
    try:
        return validate(Registration, fields, "")
    except ValidationFailed as exc:
        raise CommandError(
            "The address must be valid and the password 12 to 128 characters long."
        ) from exc


def ask_password() -> str:
    password = getpass("Password: ")
    if getpass("Password (again): ") != password:
        raise CommandError("The passwords differ.")
    return password

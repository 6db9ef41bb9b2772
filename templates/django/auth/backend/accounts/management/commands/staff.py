import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rest_framework.exceptions import ValidationError

from accounts import services
from accounts.serializers import Registration


class Command(BaseCommand):
    help = "Make a staff user, or promote the one who has this address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        password = os.environ.get("STAFF_PASSWORD") or getpass("Password: ")
        form = Registration(data={"email": email, "password": password, "displayName": "Staff"})
        try:
            form.is_valid(raise_exception=True)
        except ValidationError as exc:
            raise CommandError(
                "The address must be valid and the password 12 to 128 characters long."
            ) from exc
        services.promote_or_create_staff(email=email, password=password)
        self.stdout.write(f"{email} is staff.")

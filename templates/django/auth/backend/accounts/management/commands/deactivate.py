from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import services


class Command(BaseCommand):
    help = "Shut the one who has this address out, and end all sessions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        if not services.deactivate(email):
            raise CommandError(f"There is no user {email}.")
        self.stdout.write(f"{email} is shut out.")

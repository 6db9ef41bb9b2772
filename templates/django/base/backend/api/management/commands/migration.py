import re
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Write the migrations of all apps that changed, named after the change."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("change", help='for instance "add a phone number"')

    def handle(self, *args: Any, change: str, **options: Any) -> None:
        name = re.sub(r"[^a-z0-9]+", "_", change.lower()).strip("_")
        call_command("makemigrations", name=name)
        for arguments in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
            command = [sys.executable, "-m", "ruff", *arguments, "backend"]
            subprocess.run(command, check=True)  # noqa: S603 (nothing in it comes from outside)

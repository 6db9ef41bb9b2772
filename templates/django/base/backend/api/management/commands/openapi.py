import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from api.openapi import document

PATH = Path("docs/openapi.json")


class Command(BaseCommand):
    help = "Write docs/openapi.json, or fail if it is not what the code says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        text = json.dumps(document(), indent=2, sort_keys=True) + "\n"
        if check and PATH.exists() and PATH.read_text(encoding="utf-8") != text:
            raise CommandError(f"{PATH} is stale: run `poe openapi` and look at the difference.")
        PATH.parent.mkdir(exist_ok=True)
        PATH.write_text(text, encoding="utf-8")

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from api.compatibility import breaking_changes
from api.openapi import document

PATH = Path("docs/openapi.json")


class Command(BaseCommand):
    help = "Write docs/openapi.json, unless what the code says now breaks what it promises."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing but the first")
        parser.add_argument("--breaking", action="store_true", help="publish breaking changes")

    def handle(self, *args: Any, check: bool, breaking: bool, **options: Any) -> None:
        text = json.dumps(document(), indent=2, sort_keys=True) + "\n"
        published = PATH.read_text(encoding="utf-8") if PATH.exists() else None
        if published not in (None, text) and not breaking:
            _refuse_to_break(published, text)
        # A new project has none yet; what CI sees has been committed.
        is_first = published is None and os.environ.get("CI") != "true"
        if not check or is_first:
            PATH.parent.mkdir(exist_ok=True)
            PATH.write_text(text, encoding="utf-8")
        elif published is None:
            raise CommandError(f"{PATH} is missing: run `uv run poe openapi` and commit it")
        elif published != text:
            raise CommandError(f"{PATH} is stale: run `uv run poe openapi` and read the difference")


def _refuse_to_break(published: str, text: str) -> None:
    try:
        promised = json.loads(published)
    except ValueError as error:
        raise CommandError(f"{PATH} is not JSON: restore what was published") from error
    if changes := breaking_changes(promised, json.loads(text)):
        raise CommandError(
            f"clients rely on what {PATH} promises, and the code no longer keeps it:\n"
            + "".join(f"  {change}\n" for change in changes)
            + "Serve the change under /api/v2 and leave this version as it was, "
            "or break it knowingly: `uv run poe openapi --breaking`"
        )

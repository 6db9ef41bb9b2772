"""Commands for developers."""

import io
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import click
from alembic import command
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationStep
from alembic.script import Script, ScriptDirectory

from app.api.compatibility import breaking_changes
from app.api.docs import openapi_document
from app.factory import create_app
from app.settings import load_settings

ROOT = Path(__file__).parent.parent
HEAD_FILE = ROOT / "migrations" / "head.txt"
OPENAPI_FILE = ROOT / "docs" / "openapi.json"
# What Alembic's own table has room for.
_REVISION_LENGTH = 32


def alembic_config() -> Config:
    """Configure Alembic as its own command line does."""
    return Config(toml_file=ROOT / "pyproject.toml")


@click.command("migration")
@click.argument("message")
def migration(message: str) -> None:
    """Write a migration for what changed in the models, and make it the head."""
    config = alembic_config()
    number = sum(1 for _ in ScriptDirectory.from_config(config).walk_revisions()) + 1
    revision = revision_id(number, message)
    command.revision(config, message, autogenerate=True, rev_id=revision)
    HEAD_FILE.write_text(f"{revision}\n")


def revision_id(number: int, message: str) -> str:
    """Name a migration after its number and as much of its message as fits."""
    slug = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    return f"{number:04d}_{slug}"[:_REVISION_LENGTH].rstrip("_")


@click.command("lint-migrations")
def lint_migrations() -> None:
    """Let squawk look for SQL that locks or breaks a PostgreSQL database in use."""
    for script in ScriptDirectory.from_config(alembic_config()).walk_revisions():
        sql = migration_sql(alembic_config(), script)
        found = subprocess.run(["squawk"], input=sql, text=True, check=False)  # noqa: S607 - on PATH
        if found.returncode:
            raise click.ClickException(f"squawk found dangerous SQL in {script.revision}")


def migration_sql(config: Config, script: Script) -> str:
    """Return what one migration sends to PostgreSQL, also where it merges two branches."""
    scripts = ScriptDirectory.from_config(config)
    config.output_buffer = sql = io.StringIO()
    step = MigrationStep.upgrade_from_script(scripts.revision_map, script)
    with EnvironmentContext(
        config, scripts, fn=lambda *_: [step], as_sql=True, starting_rev=script.down_revision
    ):
        scripts.run_env()
    return sql.getvalue()


@click.command("openapi")
@click.option("--check", is_flag=True, help="Only tell whether the file is up to date.")
@click.option("--breaking", is_flag=True, help="Publish breaking changes too.")
def openapi(*, check: bool, breaking: bool) -> None:
    """Write docs/openapi.json, unless what the code says now breaks what it promises."""
    with create_app(load_settings()).app_context():
        document = openapi_document()
    text = json.dumps(document, indent=2) + "\n"
    published = OPENAPI_FILE.read_text() if OPENAPI_FILE.exists() else None
    if published and published != text and not breaking:
        _refuse_to_break(published, document)
    is_new = published is None and os.environ.get("CI") != "true"
    if not check or is_new:
        OPENAPI_FILE.write_text(text)
    elif published is None:
        raise click.ClickException("docs/openapi.json is missing: run `uv run poe openapi` and commit it")
    elif published != text:
        raise click.ClickException("docs/openapi.json is stale: run `uv run poe openapi`")


def _refuse_to_break(published: str, document: dict[str, Any]) -> None:
    try:
        promised = json.loads(published)
    except ValueError:
        raise click.ClickException("docs/openapi.json is not JSON: restore what was published") from None
    if changes := breaking_changes(promised, document):
        raise click.ClickException(
            "clients rely on what docs/openapi.json promises, and the code no longer keeps it:\n"
            + "".join(f"  {change}\n" for change in changes)
            + "Serve the change under /api/v2 and leave this version as it was, "
            "or break it knowingly: `uv run poe openapi --breaking`"
        )

"""The published OpenAPI document: kept up to date, and broken only knowingly."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from app import commands
from app.api.compatibility import breaking_changes
from app.api.docs import openapi_document


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Publish the document somewhere else than the project does."""
    path = tmp_path / "openapi.json"
    monkeypatch.setattr(commands, "OPENAPI_FILE", path)
    assert run() == ""
    return path


def run(*options: str) -> str:
    """Run the command; return what it says."""
    result = CliRunner().invoke(commands.openapi, options)
    assert bool(result.exit_code) == bool(result.output)
    return result.output


def test_a_stale_document_is_refused_and_rewritten(published: Path) -> None:
    current = published.read_text()
    older = json.loads(current)
    older["info"]["title"] = "Older"
    published.write_text(json.dumps(older))

    assert "is stale" in run("--check")
    assert run() == ""
    assert run("--check") == ""
    assert published.read_text() == current


def test_a_document_nobody_committed_is_missing(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published.unlink()
    monkeypatch.setenv("CI", "true")

    assert "is missing" in run("--check")


def test_a_promise_is_broken_only_knowingly(published: Path) -> None:
    current = published.read_text()
    promised = json.loads(current)
    promised["paths"]["/api/v1/lost"] = {"get": {"responses": {}}}
    published.write_text(json.dumps(promised))

    for options in ((), ("--check",)):
        message = run(*options)
        assert "  GET /api/v1/lost: is gone\n" in message
        assert "--breaking" in message
    assert "/api/v1/lost" in published.read_text()
    assert run("--breaking") == ""
    assert published.read_text() == current


def test_a_document_with_a_conflict_is_not_overwritten(published: Path) -> None:
    published.write_text("<<<<<<<")

    assert "not JSON" in run()
    assert published.read_text() == "<<<<<<<"


def test_the_loss_of_any_operation_is_found(app: Flask) -> None:
    with app.app_context():
        whole = openapi_document()

    assert breaking_changes(whole, whole) == []
    for path, operations in whole["paths"].items():
        lost = [f"{method.upper()} {path}: is gone" for method in operations]
        assert breaking_changes(whole, {**whole, "paths": {**whole["paths"], path: {}}}) == lost

"""The published OpenAPI document: kept up to date, and broken only knowingly."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from api.compatibility import breaking_changes
from api.management.commands import openapi
from api.openapi import document


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Publish the document somewhere else than the project does."""
    path = tmp_path / "openapi.json"
    monkeypatch.setattr(openapi, "PATH", path)
    call_command("openapi")
    return path


def test_a_stale_document_is_refused_and_rewritten(published: Path) -> None:
    current = published.read_text()
    older = json.loads(current)
    older["info"]["title"] = "Older"
    published.write_text(json.dumps(older))
    with pytest.raises(CommandError, match="is stale"):
        call_command("openapi", check=True)
    call_command("openapi")
    call_command("openapi", check=True)
    assert published.read_text() == current


def test_a_document_that_nobody_committed_is_found_missing(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.unlink()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(CommandError, match="is missing"):
        call_command("openapi", check=True)
    assert not published.exists()
    monkeypatch.delenv("CI")
    call_command("openapi", check=True)
    assert published.exists()


def test_a_promise_is_broken_only_knowingly(published: Path) -> None:
    current = published.read_text()
    promised = json.loads(current)
    promised["paths"]["/api/v1/lost"] = {"get": {"responses": {}}}
    published.write_text(json.dumps(promised))
    for check in (True, False):
        with pytest.raises(CommandError, match=r"GET /api/v1/lost: is gone\n.*--breaking"):
            call_command("openapi", check=check)
    assert "/api/v1/lost" in published.read_text()
    call_command("openapi", breaking=True)
    assert published.read_text() == current


def test_a_document_with_a_conflict_is_not_overwritten(published: Path) -> None:
    published.write_text("<<<<<<<")
    with pytest.raises(CommandError, match="not JSON"):
        call_command("openapi")
    assert published.read_text() == "<<<<<<<"


def test_the_loss_of_any_operation_is_found() -> None:
    whole = document()
    assert breaking_changes(whole, whole) == []
    for path, operations in whole["paths"].items():
        lost = [f"{method.upper()} {path}: is gone" for method in operations]
        assert breaking_changes(whole, {**whole, "paths": {**whole["paths"], path: {}}}) == lost

"""OWASP API Security Top 10 (2023): what holds for any route."""

import ast
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.api.endpoint import operation_of
from app.factory import create_app
from app.settings import ConfigurationError, Settings, load_settings
from tests.probe import probe

HTTP_CLIENTS = {"aiohttp", "http.client", "httpx", "requests", "urllib.request", "urllib3"}


@pytest.fixture
def probe_client(settings: Settings) -> FlaskClient:
    """Call an application that has the probe's routes too."""
    app = create_app(settings)
    app.register_blueprint(probe)
    return app.test_client()


def imported_modules(source: Path) -> set[str]:
    tree = ast.parse(source.read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_owasp_api3_broken_object_property_level_authorization(probe_client: FlaskClient) -> None:
    response = probe_client.post("/api/v1/probe/items", json={"lineText": "a", "isAdmin": True})

    assert response.status_code == 422


def test_owasp_api4_unrestricted_resource_consumption(probe_client: FlaskClient, settings: Settings) -> None:
    body = b'"' + b"x" * settings.max_body_bytes + b'"'

    response = probe_client.post("/api/v1/probe/items", data=body, content_type="application/json")

    assert response.status_code == 413


def test_owasp_api7_server_side_request_forgery(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        operation = operation_of(app.view_functions[rule.endpoint])
        if operation and operation.body:
            schema = str(operation.body.model_json_schema())
            assert "uri" not in schema, f"{rule.rule} takes a URL: guard where it may lead"


def test_owasp_api8_security_misconfiguration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_ENV", "production")
    monkeypatch.setenv("SECRET_KEY", "short")
    monkeypatch.setenv("DEBUG", "true")

    with pytest.raises(ConfigurationError):
        load_settings()


def test_owasp_api9_improper_inventory_management(app: Flask, client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").json
    assert document is not None
    undocumented = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if (operation := operation_of(app.view_functions[rule.endpoint])) and not operation.is_documented
    }

    assert all(path.startswith(("/api/v1/", "/health/")) for path in document["paths"])
    assert all(path.startswith(("/api/v1/docs", "/api/v1/openapi.json")) for path in undocumented)


def test_owasp_api10_unsafe_consumption_of_apis(project_root: Path) -> None:
    for source in (project_root / "app").rglob("*.py"):
        clients = imported_modules(source) & HTTP_CLIENTS
        assert not clients, f"{source.name} calls another service: set a deadline and check its answers"

"""Headers that every response carries."""

import re

import pytest
from flask.testing import FlaskClient

from app.settings import Settings
from tests.conftest import MakeApp

PATHS = ["/api/v1/openapi.json", "/api/v1/docs", "/api/v1/nothing", "/api/v1/probe/crash", "/nothing"]
ORIGIN = "https://app.example.com"


@pytest.mark.parametrize("path", PATHS)
def test_every_response_is_hardened(probe_client: FlaskClient, path: str) -> None:
    headers = probe_client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "Strict-Transport-Security" not in headers
    assert ("Cache-Control" in headers) == path.startswith("/api/")


def test_a_request_id_is_made_or_kept(probe_client: FlaskClient) -> None:
    made = probe_client.get("/").headers["X-Request-ID"]
    kept = probe_client.get("/", headers={"X-Request-ID": "Trace-1.2_3"}).headers["X-Request-ID"]
    refused = probe_client.get("/", headers={"X-Request-ID": "a b"}).headers["X-Request-ID"]

    assert re.fullmatch("[0-9a-f]{32}", made)
    assert kept == "Trace-1.2_3"
    assert re.fullmatch("[0-9a-f]{32}", refused)


def test_only_configured_origins_may_read(probe_client: FlaskClient) -> None:
    allowed = probe_client.get("/api/v1/nothing", headers={"Origin": ORIGIN}).headers
    other = probe_client.get("/api/v1/nothing", headers={"Origin": "https://evil.example"}).headers

    assert allowed["Access-Control-Allow-Origin"] == ORIGIN
    assert "Access-Control-Allow-Credentials" not in allowed
    assert "Access-Control-Allow-Origin" not in other
    assert "Origin" in allowed["Vary"]
    assert "Origin" in other["Vary"]


def test_https_is_pinned_in_production_only_over_https(make_app: MakeApp, settings: Settings) -> None:
    production = settings.model_copy(update={"app_env": "production", "trusted_proxies": 1})
    client = make_app(production).test_client()

    plain = client.get("/").headers
    secure = client.get("/", headers={"X-Forwarded-Proto": "https"}).headers

    assert "Strict-Transport-Security" not in plain
    assert secure["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_forwarded_headers_count_only_from_trusted_proxies(probe_client: FlaskClient) -> None:
    response = probe_client.get("/", headers={"X-Forwarded-Host": "evil.example"})

    assert response.status_code == 404

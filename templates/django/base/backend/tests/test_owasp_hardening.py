"""OWASP API Security Top 10 (2023), the entries that concern every API."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from api.openapi import document
from tests.client import ApiClient

BACKEND = Path(__file__).parents[1]
SOME_ID = "00000000-0000-4000-8000-000000000000"
HTTP_CLIENTS = {"aiohttp", "http", "httpx", "requests", "urllib", "urllib3"}


def imported_modules() -> set[str]:
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for path in BACKEND.rglob("*.py")
        if "tests" not in path.parts
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return modules | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.urls("tests.probe")
def test_owasp_api4_unrestricted_resource_consumption(api: ApiClient) -> None:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    response = api.generic("POST", "/api/v1/probe", b" " * (limit + 1), "application/json")
    assert response.status_code == 413


def test_owasp_api7_server_side_request_forgery() -> None:
    """Nothing here opens an address that a caller names; what does must bring a guard."""
    clients = {name for name in imported_modules() if name.split(".")[0] in HTTP_CLIENTS}
    assert clients - {"http"} == set()


@pytest.mark.urls("tests.probe")
def test_owasp_api8_security_misconfiguration(api: ApiClient) -> None:
    response = api.send("GET", "/api/v1/fault/crash")
    assert not settings.DEBUG
    assert b"Traceback" not in response.content
    assert response["X-Content-Type-Options"] == "nosniff"


def test_owasp_api9_improper_inventory_management(api: ApiClient) -> None:
    """What is documented answers, and what is not documented does not exist."""
    for path in document()["paths"]:
        found = api.send("OPTIONS", re.sub(r"\{\w+\}", SOME_ID, path))
        assert found.status_code == 200
    for path in ("/admin/", "/api/", "/api/v0/docs", "/debug", "/.env"):
        assert api.send("GET", path).status_code == 404


def test_owasp_api10_unsafe_consumption_of_apis() -> None:
    """No other API is consumed yet: an HTTP client that appears needs deadline and validation."""
    assert not any(name.startswith(("httpx", "requests", "aiohttp")) for name in imported_modules())

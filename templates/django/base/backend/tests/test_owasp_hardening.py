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
HTTP_CLIENT = re.compile(
    r"(aiohttp|http\.client|httpx|pycurl|requests|socket|urllib\.request|urllib3)\b"
)


def http_clients(source: str) -> set[str]:
    """What a module imports to call others with."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            names |= {module + alias.name for alias in node.names}
    return {name for name in names if HTTP_CLIENT.match(name)}


@pytest.mark.urls("tests.probe")
def test_owasp_api4_unrestricted_resource_consumption(api: ApiClient) -> None:
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    response = api.generic("POST", "/api/v1/probe", b" " * (limit + 1), "application/json")
    assert response.status_code == 413


def test_owasp_api7_server_side_request_forgery_and_api10_unsafe_consumption_of_apis() -> None:
    """No other service is called yet: a client needs a guard of addresses and a deadline."""
    sources = {
        str(path.relative_to(BACKEND)): path.read_text(encoding="utf-8")
        for path in BACKEND.rglob("*.py")
        if "tests" not in path.parts
    }
    assert {path: found for path in sources if (found := http_clients(sources[path]))} == {}


@pytest.mark.parametrize(
    "source",
    ["import httpx", "import urllib.request as r", "from urllib import request", "import socket"],
)
def test_an_http_client_is_found_however_it_is_imported(source: str) -> None:
    assert len(http_clients(source)) == 1
    assert http_clients("from http import HTTPStatus\nfrom urllib.parse import quote") == set()


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

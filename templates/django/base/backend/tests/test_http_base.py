"""What holds for every request and every answer."""

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from tests.client import ApiClient

DOCUMENT = "/api/v1/openapi.json"


@pytest.mark.parametrize("path", ["/", "/api/v1/nothing", "/api/v1/docs/", "/api/v1//docs"])
def test_unknown_route_is_a_problem_document(api: ApiClient, path: str) -> None:
    response = api.send("GET", path)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "code": "not_found",
        "detail": "The resource does not exist.",
        "requestId": response["X-Request-ID"],
    }


def test_unknown_route_is_a_problem_document_while_debugging(
    api: ApiClient, settings: Settings
) -> None:
    settings.DEBUG = True
    assert api.send("GET", "/nothing").json()["code"] == "not_found"


def test_wrong_method_names_the_right_ones(api: ApiClient) -> None:
    refused, options = api.send("DELETE", DOCUMENT), api.send("OPTIONS", DOCUMENT)
    assert refused.status_code == 405
    assert options.status_code == 200
    assert options.content == b""
    for response in (refused, options):
        assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", [DOCUMENT, "/api/v1/nothing", "/nothing"])
def test_every_answer_carries_the_security_headers(api: ApiClient, path: str) -> None:
    headers = api.send("GET", path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_transport_security_is_announced_over_https_only(settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    client = ApiClient()
    assert "Strict-Transport-Security" not in client.get(DOCUMENT).headers
    secure = client.get(DOCUMENT, secure=True)
    assert secure["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("sent", ["a", "Trace.1_2-3", "x" * 128])
def test_a_good_request_id_comes_back(api: ApiClient, sent: str) -> None:
    assert api.send("GET", DOCUMENT, headers={"X-Request-ID": sent})["X-Request-ID"] == sent


@pytest.mark.parametrize("sent", ["", "x" * 129, "a b", "<b>", "a\nb", "café"])
def test_a_bad_request_id_is_replaced(api: ApiClient, sent: str) -> None:
    made = api.send("GET", DOCUMENT, headers={"X-Request-ID": sent})["X-Request-ID"]
    assert len(made) == 32
    assert int(made, 16) >= 0


@pytest.mark.parametrize("host", ["", "evil.example", "testserver.evil.example"])
def test_an_untrusted_host_is_refused_first(api: ApiClient, host: str) -> None:
    response = api.send("GET", "/nothing", headers={"Host": host})
    assert response.status_code == 400
    assert response.json()["code"] == "bad_request"


def test_a_host_that_nobody_named_is_not_guessed() -> None:
    assert Client().get("/nothing").status_code == 400


def test_cors_lets_in_named_origins_only(api: ApiClient, settings: Settings) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example.com"]
    friend = api.send("GET", "/api/v1/nothing", headers={"Origin": "https://app.example.com"})
    stranger = api.send("GET", "/api/v1/nothing", headers={"Origin": "https://evil.example"})
    assert friend["Access-Control-Allow-Origin"] == "https://app.example.com"
    assert "Access-Control-Allow-Credentials" not in friend
    assert "Access-Control-Allow-Origin" not in stranger


def test_nothing_of_the_api_is_stored_by_caches(api: ApiClient) -> None:
    assert api.send("GET", DOCUMENT)["Cache-Control"] == "no-store"


def test_the_docs_page_loads_its_own_assets_only(api: ApiClient) -> None:
    page = api.send("GET", "/api/v1/docs")
    assert (
        "unsafe-inline" not in page["Content-Security-Policy"].split("script-src")[1].split(";")[0]
    )
    for name in ("swagger-ui.css", "swagger-ui-bundle.js", "start.js", "favicon-32x32.png"):
        assert f"/api/v1/docs/assets/{name}".encode() in page.content
        asset = api.send("GET", f"/api/v1/docs/assets/{name}")
        assert asset.status_code == 200
        asset.close()
    assert api.send("GET", "/api/v1/docs/assets/settings.py").status_code == 404


@pytest.mark.urls("tests.probe")
def test_a_crash_says_nothing_of_its_cause(api: ApiClient) -> None:
    response = api.send("GET", "/api/v1/fault/crash")
    assert response.status_code == 500
    assert response.json()["code"] == "internal_error"
    assert b"secret-detail" not in response.content


@pytest.mark.urls("tests.probe")
def test_a_database_out_of_reach_is_unavailable(api: ApiClient) -> None:
    response = api.send("GET", "/api/v1/fault/database")
    assert response.status_code == 503
    assert response.json()["code"] == "unavailable"
    assert int(response["Retry-After"]) > 0


def test_times_are_utc() -> None:
    assert settings.USE_TZ
    assert settings.TIME_ZONE == "UTC"

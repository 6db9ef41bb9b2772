"""Every error is a problem document."""

import logging

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.probe import MAX_BODY_BYTES

ITEMS = "/api/v1/probe/items"


def assert_problem(response: TestResponse, status: int, code: str) -> None:
    assert response.content_type == "application/problem+json"
    assert response.json is not None
    assert set(response.json) - {"errors"} == {"type", "title", "status", "code", "detail", "requestId"}
    assert (response.status_code, response.json["status"]) == (status, status)
    assert response.json["code"] == code
    assert response.json["requestId"] == response.headers["X-Request-ID"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/api/v1/nothing",
        "/api/v1/docs/",
        "/api/v1//docs",
        f"{ITEMS}/1",
        f"{ITEMS}/{'A' * 8}-AAAA-AAAA-AAAA-{'A' * 12}",
    ],
)
def test_what_is_not_there_is_404_and_never_a_redirect(probe_client: FlaskClient, path: str) -> None:
    assert_problem(probe_client.get(path), 404, "not_found")


def test_a_wrong_method_is_405_and_says_which_are_right(probe_client: FlaskClient) -> None:
    response = probe_client.delete(ITEMS)

    assert_problem(response, 405, "method_not_allowed")
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_an_untrusted_host_is_refused_before_anything_else(probe_client: FlaskClient) -> None:
    response = probe_client.get("/api/v1/nothing", headers={"Host": "evil.example"})

    assert_problem(response, 400, "bad_request")


@pytest.mark.parametrize("size", [MAX_BODY_BYTES + 1, 10 * MAX_BODY_BYTES])
def test_a_large_body_is_refused_before_it_is_looked_at(probe_client: FlaskClient, size: int) -> None:
    response = probe_client.post(ITEMS, data=b"x" * size, content_type="text/plain")

    assert_problem(response, 413, "payload_too_large")


def test_a_crash_is_logged_and_says_nothing(
    probe_client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = probe_client.get("/api/v1/probe/crash")

    assert_problem(response, 500, "internal_error")
    assert "hunter2" not in response.text
    assert any(record.exc_info for record in caplog.records)


@pytest.mark.parametrize(
    ("status", "answered", "code"),
    [
        (404, 404, "not_found"),
        (418, 400, "bad_request"),
        (500, 500, "internal_error"),
        (502, 500, "internal_error"),
        (503, 503, "unavailable"),
    ],
)
def test_giving_up_keeps_its_side(probe_client: FlaskClient, status: int, answered: int, code: str) -> None:
    assert_problem(probe_client.get(f"/api/v1/probe/abort/{status}"), answered, code)


def test_a_request_without_a_host_is_refused(probe_client: FlaskClient) -> None:
    assert_problem(probe_client.get("/api/v1/nothing", headers={"Host": ""}), 400, "bad_request")


def test_a_lost_database_is_503_and_worth_another_try(probe_client: FlaskClient) -> None:
    response = probe_client.get("/api/v1/probe/unavailable")

    assert_problem(response, 503, "unavailable")
    assert int(response.headers["Retry-After"]) > 0
    assert "hunter2" not in response.text

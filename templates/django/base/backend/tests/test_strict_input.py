"""Bodies and queries: one meaning each, or refused."""

import io
import json
from typing import Any

import pytest

from tests.client import ApiClient, pointers

pytestmark = pytest.mark.urls("tests.probe")

PATH = "/api/v1/probe"
VALID = {"fullName": "Ada"}


def post_raw(api: ApiClient, raw: bytes, content_type: str = "application/json") -> Any:
    return api.generic("POST", PATH, raw, headers={"Content-Type": content_type})


def test_names_change_and_values_do_not(api: ApiClient) -> None:
    sent = {
        "fullName": "a_b",
        "v2Counter": 3,
        "isOpen": False,
        "freeForm": {"snake_key": {"camelKey": ["in_progress", None, 1.5]}},
        "workState": "in_progress",
    }
    answer = api.send("POST", f"{PATH}?pageSize=5", sent).json()
    assert answer["wire"] == sent
    assert answer["python"] == [
        "free_form", "full_name", "is_open", "page_size", "v2_counter", "work_state",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b"{",
        b"{'a': 1}",
        b'{"a": 1,}',
        b"{} {}",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e400}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"\xff": 1}',
        b"\xef\xbb\xbf{}",
        "{}".encode("utf-16"),
        b"[" * 100_000,
        b'{"a":' + b"[" * 65 + b"]" * 65 + b"}",
    ],
)
def test_what_is_not_json_is_malformed(api: ApiClient, raw: bytes) -> None:
    response = post_raw(api, raw)
    assert response.status_code == 400
    assert response.json()["code"] == "malformed_json"


@pytest.mark.parametrize("value", [None, True, 1, "text", [], [VALID]])
def test_a_body_is_an_object(api: ApiClient, value: object) -> None:
    response = post_raw(api, json.dumps(value).encode())
    assert pointers(response) == {"/body": "type"}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("fullName", 1, "type"),
        ("fullName", None, "type"),
        ("fullName", ["a"], "type"),
        ("fullName", "", "too_short"),
        ("fullName", "abcdef", "too_long"),
        ("fullName", "a\0b", "invalid"),
        ("fullName", "a\ud800b", "invalid"),
        ("v2Counter", "1", "type"),
        ("v2Counter", 1.0, "type"),
        ("v2Counter", True, "type"),
        ("v2Counter", "\0", "type"),
        ("v2Counter", -1, "too_small"),
        ("isOpen", 1, "type"),
        ("isOpen", "true", "type"),
        ("freeForm", [], "type"),
        ("freeForm", "\0", "type"),
        ("workState", "inProgress", "choice"),
        ("workState", 5, "choice"),
        ("full_name", "Ada", "unknown"),
    ],
)
def test_nothing_is_coerced(api: ApiClient, field: str, value: object, code: str) -> None:
    assert pointers(api.send("POST", PATH, VALID | {field: value})) == {f"/body/{field}": code}


def test_all_faults_come_at_once_and_in_order(api: ApiClient) -> None:
    response = api.send("POST", f"{PATH}?pageSize=11&x=1", {"v2Counter": -1, "a/b~": 1})
    assert list(pointers(response).items()) == [
        ("/body/a~1b~0", "unknown"),
        ("/body/fullName", "required"),
        ("/body/v2Counter", "too_small"),
        ("/query/pageSize", "too_large"),
        ("/query/x", "unknown"),
    ]


def test_a_text_that_cannot_be_stored_is_found_at_any_depth(api: ApiClient) -> None:
    body = VALID | {"freeForm": {"a": [{"b": "\0"}], "c": {"\ud800": 1}}}
    assert pointers(api.send("POST", PATH, body)) == {
        "/body/freeForm/a/0/b": "invalid",
        "/body/freeForm/c": "invalid",
    }


def test_a_short_body_gets_no_long_answer(api: ApiClient) -> None:
    long_key = "k" * 1000
    assert pointers(api.send("POST", PATH, VALID | {"freeForm": {long_key: ["\0"]}})) == {
        "/body/freeForm": "invalid"
    }
    many = {f"unknown{number:03}": 1 for number in range(101)}
    assert list(pointers(api.send("POST", PATH, VALID | many))) == [
        f"/body/unknown{number:03}" for number in range(100)
    ]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("x", "type"),
        ("1.0", "type"),
        ("+1", "type"),
        (" 1", "type"),
        ("%00", "type"),
        ("9" * 9999, "too_large"),
    ],
)
def test_a_query_number_is_digits(api: ApiClient, query: str, code: str) -> None:
    response = api.send("POST", f"{PATH}?pageSize={query.replace('+', '%2B')}", VALID)
    assert pointers(response) == {"/query/pageSize": code}


def test_a_query_parameter_comes_once(api: ApiClient) -> None:
    response = api.send("POST", f"{PATH}?pageSize=1&pageSize=1&isOpen=x&isOpen=y", VALID)
    assert pointers(response) == {"/query/pageSize": "type", "/query/isOpen": "type"}
    assert pointers(api.send("POST", f"{PATH}?isOpen=x", VALID)) == {"/query/isOpen": "choice"}


def test_size_goes_before_type_and_type_before_syntax(api: ApiClient) -> None:
    assert post_raw(api, b"x" * 1_048_577, "text/plain").status_code == 413
    assert post_raw(api, b"{", "text/plain").status_code == 415
    assert post_raw(api, b"{}", "").status_code == 415
    assert post_raw(api, b"{", "application/json; charset=utf-8").status_code == 400


class TornStream(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise ValueError("chunk without a size")


def test_chunks_that_are_none_are_a_bad_request(api: ApiClient) -> None:
    extra: dict[str, Any] = {"wsgi.input": TornStream(), "HTTP_TRANSFER_ENCODING": "chunked"}
    response = api.generic("POST", PATH, b"", "application/json", **extra)
    assert response.status_code == 400
    assert response.json()["code"] == "bad_request"


@pytest.mark.parametrize(("size", "status"), [(20, 200), (1_048_577, 413)])
def test_a_chunked_body_is_read_and_capped(api: ApiClient, size: int, status: int) -> None:
    raw = json.dumps(VALID).encode().ljust(size)
    extra: dict[str, Any] = {"wsgi.input": io.BytesIO(raw), "HTTP_TRANSFER_ENCODING": "chunked"}
    headers = {"Content-Type": "application/json"}
    response = api.generic("POST", PATH, b"", headers=headers, **extra)
    assert response.status_code == status

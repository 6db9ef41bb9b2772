"""What counts as a valid request."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ITEMS = "/api/v1/probe/items"


def post(client: FlaskClient, text: str | bytes, content_type: str = "application/json") -> TestResponse:
    return client.post(ITEMS, data=text, content_type=content_type)


def faults(response: TestResponse) -> dict[str, str]:
    assert response.status_code == 422, response.text
    assert response.json is not None
    assert response.json["code"] == "validation_failed"
    return {fault["pointer"]: fault["code"] for fault in response.json["errors"]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"lineText": "a"',
        "{'lineText': 'a'}",
        '{"itemCount": NaN}',
        '{"extraData": {"x": -Infinity}}',
        '{"extraData": {"x": 1e400}}',
        b'{"lineText": "\xff"}',
        '\ufeff{"lineText": "a"}'.encode(),
        '{"lineText": "a"}'.encode("utf-16"),
        '{"extraData": {"x": ' + "9" * 4500 + "}}",
        '{"extraData": {"x": ' + "[" * 4500 + "]" * 4500 + "}}",
        '{"extraData": {"x": ' + "[" * 64 + "]" * 64 + "}}",
    ],
)
def test_what_is_not_json_is_malformed(probe_client: FlaskClient, text: str | bytes) -> None:
    response = post(probe_client, text)

    assert response.json is not None
    assert (response.status_code, response.json["code"]) == (400, "malformed_json")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("null", {"/body": "type"}),
        ("[]", {"/body": "type"}),
        ("false", {"/body": "type"}),
        ("{}", {"/body/lineText": "required"}),
        ('{"lineText": ""}', {"/body/lineText": "too_short"}),
        ('{"lineText": "abcdef"}', {"/body/lineText": "too_long"}),
        ('{"lineText": 1}', {"/body/lineText": "type"}),
        ('{"lineText": null}', {"/body/lineText": "type"}),
        ('{"lineText": "a", "itemCount": "1"}', {"/body/itemCount": "type"}),
        ('{"lineText": "a", "itemCount": 0}', {"/body/itemCount": "too_small"}),
        ('{"lineText": "a", "itemCount": 10}', {"/body/itemCount": "too_large"}),
        ('{"lineText": "a", "isDone": 1}', {"/body/isDone": "type"}),
        ('{"lineText": "a", "kind": "inProgress"}', {"/body/kind": "choice"}),
        ('{"lineText": "a", "line_text": "a"}', {"/body/line_text": "unknown"}),
        ('{"lineText": "a", "a/b~c": 1}', {"/body/a~1b~0c": "unknown"}),
        (r'{"lineText": "\u0000"}', {"/body/lineText": "invalid"}),
        (r'{"lineText": "\ud800"}', {"/body/lineText": "invalid"}),
        (r'{"lineText": "a", "extraData": {"x": ["\u0000"]}}', {"/body/extraData/x/0": "invalid"}),
        (r'{"lineText": "a", "extraData": {"\u0000": 1}}', {"/body/extraData": "invalid"}),
        (
            '{"itemCount": 0, "new": 1}',
            {"/body/lineText": "required", "/body/itemCount": "too_small", "/body/new": "unknown"},
        ),
    ],
)
def test_every_broken_rule_is_named(probe_client: FlaskClient, text: str, expected: dict[str, str]) -> None:
    response = post(probe_client, text)

    assert faults(response) == expected
    assert response.json is not None
    pointers = [fault["pointer"] for fault in response.json["errors"]]
    assert pointers == sorted(pointers)


def test_a_short_body_gets_no_long_answer(probe_client: FlaskClient) -> None:
    below_a_long_key = '{"lineText": "a", "extraData": {"' + "k" * 1000 + r'": ["\u0000", "\u0000"]}}'
    many = ",".join(f'"unknown{number:03}": 1' for number in range(101))

    assert faults(post(probe_client, below_a_long_key)) == {"/body/extraData": "invalid"}
    assert list(faults(post(probe_client, f'{{"lineText": "a", {many}}}'))) == [
        f"/body/unknown{number:03}" for number in range(100)
    ]


@pytest.mark.parametrize("content_type", ["application/json", "APPLICATION/JSON; charset=utf-8"])
def test_values_and_keys_of_json_fields_come_back_as_sent(
    probe_client: FlaskClient, content_type: str
) -> None:
    response = post(
        probe_client,
        '{"lineText": "a_b", "kind": "in_progress", "extraData": {"snake_key": {"camelKey": "in_progress"}}}',
        content_type,
    )

    assert response.status_code == 201
    assert response.json == {
        "lineText": "a_b",
        "extraData": {"snake_key": {"camelKey": "in_progress"}},
    }


@pytest.mark.parametrize(
    "content_type", ["", "text/plain", "application/x-www-form-urlencoded", "application/problem+json"]
)
def test_other_media_types_are_refused(probe_client: FlaskClient, content_type: str) -> None:
    response = post(probe_client, '{"lineText": "a"}', content_type)

    assert response.status_code == 415


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("limit=abc", {"/query/limit": "type"}),
        ("limit=+1", {"/query/limit": "type"}),
        ("limit=1.0", {"/query/limit": "type"}),
        ("limit=", {"/query/limit": "type"}),
        ("limit=0", {"/query/limit": "too_small"}),
        ("limit=101", {"/query/limit": "too_large"}),
        ("limit=1&limit=1", {"/query/limit": "type"}),
        ("isActive=1", {"/query/isActive": "choice"}),
        ("isActive=True", {"/query/isActive": "choice"}),
        ("is_active=true", {"/query/is_active": "unknown"}),
        ("nothing=1", {"/query/nothing": "unknown"}),
    ],
)
def test_query_parameters_are_strict_too(
    probe_client: FlaskClient, query: str, expected: dict[str, str]
) -> None:
    assert faults(probe_client.get(f"{ITEMS}?{query}")) == expected


def test_a_list_takes_a_parameter_more_than_once(probe_client: FlaskClient) -> None:
    response = probe_client.get(f"{ITEMS}?someTags=a&someTags=b&isActive=false&limit=7")

    assert response.json == {"limit": 7, "isActive": False, "someTags": ["a", "b"]}


def test_the_input_is_never_echoed(probe_client: FlaskClient) -> None:
    responses = [
        post(probe_client, '{"lineText": {"password": "hunter2"}}'),
        post(probe_client, '{"lineText": "hunter2hunter2"}'),
        post(probe_client, "hunter2"),
        probe_client.get(f"{ITEMS}?limit=hunter2"),
        probe_client.get("/api/v1/hunter2"),
    ]

    assert all(response.status_code >= 400 for response in responses)
    assert not any("hunter2" in response.text for response in responses)

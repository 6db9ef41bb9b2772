"""Logs are JSON, carry ids, and hold no secret."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from alembic.migration import MigrationContext
from flask import Flask
from flask.testing import FlaskClient

from app.logs.configuration import logging_config


@pytest.fixture
def output() -> str:
    """Log as in production."""
    return "json"


@pytest.fixture
def lines(output: str) -> Iterator[io.StringIO]:
    """Collect what would go to the terminal."""
    config = logging_config("INFO", output)
    config["handlers"]["stderr"]["stream"] = stream = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logging.config.dictConfig(config)
    yield stream
    root.handlers[:], root.level = handlers, level


def events(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_request_is_one_line_with_its_id(client: FlaskClient, lines: io.StringIO) -> None:
    client.get("/api/v1/openapi.json?email=hunter2", headers={"X-Request-ID": "trace-1"})

    (event,) = [event for event in events(lines) if event["event"] == "request"]
    assert event["request_id"] == "trace-1"
    assert (event["method"], event["route"], event["status"]) == ("GET", "/api/v1/openapi.json", 200)
    assert event["level"] == "info"
    assert event["timestamp"].endswith("Z")
    assert "hunter2" not in lines.getvalue()


def test_a_look_at_the_migrations_is_no_line(app: Flask, lines: io.StringIO) -> None:
    with app.extensions["database"].engine.connect() as connection:
        MigrationContext.configure(connection)

    assert events(lines) == []


def test_a_crash_is_logged_with_the_request_and_the_trace(
    probe_client: FlaskClient, lines: io.StringIO
) -> None:
    probe_client.get("/api/v1/probe/crash", headers={"X-Request-ID": "trace-2"})

    (event,) = [event for event in events(lines) if event["level"] == "error"]
    assert event["request_id"] == "trace-2"
    assert "RuntimeError" in event["exception"]


@pytest.mark.parametrize("output", ["json", "console"])
def test_a_trace_shows_no_local_variable_and_no_secret(lines: io.StringIO) -> None:
    canary = "hunter2"
    try:
        raise RuntimeError(f"postgresql://app:{canary}@host/db")
    except RuntimeError:
        logging.getLogger("test").exception("failed")

    assert "RuntimeError" in lines.getvalue()
    assert canary not in lines.getvalue()


def test_a_request_without_a_host_is_one_line_too(client: FlaskClient, lines: io.StringIO) -> None:
    client.get("/api/v1/nothing", headers={"Host": "", "X-Request-ID": "trace-3"})

    (event,) = events(lines)
    assert (event["event"], event["status"], event["request_id"]) == ("request", 400, "trace-3")


@pytest.mark.parametrize(
    "name", ["password", "refresh_token", "Authorization", "SECRET_KEY", "session_cookie", "apiKey"]
)
def test_what_is_called_like_a_secret_is_hidden(lines: io.StringIO, name: str) -> None:
    logging.getLogger("test").info("event", extra={name: "hunter2"})

    assert events(lines)[0][name] == "[redacted]"


def test_secrets_inside_of_values_are_hidden(lines: io.StringIO) -> None:
    values = [{"password": "hunter2"}, ("Bearer hunter2",)]
    logging.getLogger("test").info("event", extra={"values": values})

    assert events(lines)[0]["values"] == [{"password": "[redacted]"}, ["Bearer [redacted]"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Authorization: Bearer abc.def-ghi", "Authorization: Bearer [redacted]"),
        ("postgresql://app:hunter2@host/db", "postgresql://app:[redacted]@host/db"),
        ("redis://:hunter2@host/0", "redis://:[redacted]@host/0"),
        ("http://host:8000/path", "http://host:8000/path"),
    ],
)
def test_secrets_in_text_are_hidden(lines: io.StringIO, text: str, expected: str) -> None:
    logging.getLogger("test").warning(text)

    assert events(lines)[0]["event"] == expected

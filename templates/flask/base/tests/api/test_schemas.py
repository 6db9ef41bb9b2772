"""Names on the wire."""

import importlib
import pkgutil
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import BaseModel, TypeAdapter

import app
from app.api.schemas import Input, Output, Query, Timestamp, field_name, wire_name


def schemas(base: type[BaseModel]) -> list[type[BaseModel]]:
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.endswith(("__main__", "wsgi", "worker")):
            importlib.import_module(module.name)
    found = base.__subclasses__()
    return found + [deeper for model in found for deeper in schemas(model)]


@pytest.mark.parametrize("base", [Input, Query, Output])
def test_every_name_survives_the_way_to_the_wire_and_back(base: type[BaseModel]) -> None:
    for model in schemas(base):
        for name, field in model.model_fields.items():
            assert field.alias == wire_name(name)
            assert field_name(field.alias or "") == name


@pytest.mark.parametrize("name", ["id", "display_name", "v2_counter", "content_sha256"])
def test_digits_stay_where_they_are(name: str) -> None:
    assert field_name(wire_name(name)) == name


@pytest.mark.parametrize("name", ["line_1", "a__b", "_private", "trailing_"])
def test_a_name_that_would_not_come_back_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="rename it"):
        wire_name(name)


def test_times_are_utc_with_microseconds() -> None:
    adapter = TypeAdapter(Timestamp)
    local = datetime(2026, 3, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))

    assert adapter.dump_json(local) == b'"2026-03-01T09:30:00.000000Z"'
    assert (
        adapter.dump_json(datetime(2026, 3, 1, 9, 30, 0, 7, tzinfo=UTC)) == b'"2026-03-01T09:30:00.000007Z"'
    )

"""OWASP API Security Top 10 (2023): jobs and exports."""

import uuid

import pytest

from app.jobs.models import Job
from tests.people import Person

COLUMNS = sorted(column.key for column in Job.__table__.columns if column.key != "metadata")


@pytest.mark.parametrize("path", ["/api/v1/jobs", "/api/v1/exports"])
def test_owasp_api1_broken_object_level_authorization_of_jobs(
    ada: Person, bob: Person, boss: Person, path: str
) -> None:
    job = ada.call("POST", "/api/v1/exports", json={}).json
    assert job is not None

    hidden = [other.call("GET", f"{path}/{job['id']}") for other in (bob, boss)]
    missing = bob.call("GET", f"{path}/{uuid.uuid4()}")

    assert {answer.status_code for answer in hidden} == {404}
    assert ada.call("GET", f"{path}/{job['id']}").status_code in {200, 409}
    assert {answer.json["code"] for answer in (*hidden, missing) if answer.json} == {"not_found"}


@pytest.mark.parametrize("column", COLUMNS)
def test_owasp_api3_mass_assignment_of_a_job(ada: Person, column: str) -> None:
    first, *rest = column.split("_")

    for name in {column, first + "".join(part.title() for part in rest)}:
        assert ada.call("POST", "/api/v1/exports", json={name: "x"}).status_code == 422


def test_owasp_api4_metadata_is_bounded(ada: Person) -> None:
    assert ada.call("POST", "/api/v1/exports", json={"metadata": {"k": "x" * 5000}}).status_code == 422


def test_owasp_api6_one_key_starts_one_export(ada: Person) -> None:
    answers = [
        ada.call("POST", "/api/v1/exports", json={}, headers={"Idempotency-Key": "once"}) for _ in range(3)
    ]

    assert len({answer.json["id"] for answer in answers if answer.json}) == 1

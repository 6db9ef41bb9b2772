"""The export of one's own data, from request to download."""

import json
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.database.session import transaction
from app.exports.tasks import export
from app.jobs.models import Job, JobStatus
from app.jobs.runner import run
from app.jobs.services import enqueue
from tests.jobs.conftest import TIMING, job_type
from tests.people import Person

EXPORTS = "/api/v1/exports"


def request_export(person: Person, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    answer = person.call("POST", EXPORTS, json=body)
    assert answer.status_code == 202, answer.text
    assert answer.json is not None
    assert answer.headers["Location"] == f"/api/v1/jobs/{answer.json['id']}"
    return dict(answer.json)


def run_export(session: Session, job: dict[str, Any]) -> None:
    run(session, uuid.UUID(job["id"]), {export.name: export}, TIMING)


def test_an_export_is_requested_run_and_downloaded(ada: Person, session: Session) -> None:
    metadata = {"snake_key": {"camelKey": [1, 2.5, None, "in_progress"]}}
    job = request_export(ada, metadata=metadata)
    early = ada.call("GET", f"{EXPORTS}/{job['id']}")
    run_export(session, job)
    done = ada.call("GET", f"/api/v1/jobs/{job['id']}").json
    assert done is not None
    download = ada.call("GET", done["resultUrl"])

    assert (job["status"], job["attempts"], job["resultUrl"]) == ("queued", 0, None)
    assert (early.status_code, early.json and early.json["code"]) == (409, "export_not_ready")
    assert (done["status"], done["attempts"], done["errorCode"]) == ("succeeded", 1, None)
    assert done["metadata"] == metadata
    assert download.headers["Content-Disposition"] == f'attachment; filename="export-{job["id"]}.json"'
    assert download.json is not None
    assert set(download.json) == {"user", "jobs", "metadata", "exportedAt"}
    assert download.json["user"] == ada.call("GET", "/api/v1/auth/me").json
    assert download.json["metadata"] == metadata


def test_an_export_that_failed_says_so(ada: Person, session: Session) -> None:
    def fail(_session: Session, _job: Job) -> None:
        raise ValueError

    job = request_export(ada)
    run(session, uuid.UUID(job["id"]), {export.name: job_type(fail)}, TIMING)

    failed = ada.call("GET", f"{EXPORTS}/{job['id']}")

    assert (failed.status_code, failed.json and failed.json["code"]) == (409, "export_failed")


def test_a_job_of_another_type_is_no_export(ada: Person, session: Session) -> None:
    job = enqueue(session, "purge_expired", owner_id=ada.user.id)
    with transaction(session):
        job.status = JobStatus.SUCCEEDED

    shown = ada.call("GET", f"/api/v1/jobs/{job.id}").json

    assert shown is not None
    assert (shown["type"], shown["status"], shown["resultUrl"]) == ("purge_expired", "succeeded", None)
    assert ada.call("GET", f"{EXPORTS}/{job.id}").status_code == 404


def test_an_export_holds_no_other_and_at_most_the_newest_thousand_jobs(
    ada: Person, session: Session, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    large = enqueue(session, "export", owner_id=ada.user.id)
    with transaction(session):
        large.status, large.result = JobStatus.SUCCEEDED, {"x": "x" * 1_000_000}
        session.add_all(
            Job(owner_id=ada.user.id, type="export", args={}, key=str(number), metadata_={})
            for number in range(1000)
        )
    last = request_export(ada)
    with count_queries() as queries:
        run_export(session, last)

    exported = ada.call("GET", f"{EXPORTS}/{last['id']}").json

    assert exported is not None
    assert len(exported["jobs"]) == 1000
    assert exported["jobs"][-1]["id"] == last["id"]
    assert str(large.id) not in {job["id"] for job in exported["jobs"]}
    listing = next(query for query in queries if "ORDER BY job.created_at" in query)
    assert "result" not in listing


def test_an_export_lists_ones_own_jobs_oldest_first(ada: Person, bob: Person, session: Session) -> None:
    request_export(bob)
    jobs = [request_export(ada) for _ in range(3)]
    run_export(session, jobs[-1])

    exported = ada.call("GET", f"{EXPORTS}/{jobs[-1]['id']}").json

    assert exported is not None
    assert [job["id"] for job in exported["jobs"]] == [job["id"] for job in jobs]
    assert set(exported["jobs"][0]) == {"id", "type", "status", "createdAt"}


@pytest.mark.parametrize(
    ("metadata", "code"),
    [
        ([], "type"),
        ("x", "type"),
        (None, "type"),
        ({"k": "x" * 4090}, "too_long"),
        ({"k": "é" * 2045}, "too_long"),
    ],
)
def test_metadata_has_rules(ada: Person, metadata: object, code: str) -> None:
    refused = ada.call("POST", EXPORTS, json={"metadata": metadata})

    assert refused.status_code == 422
    assert refused.json is not None
    assert [(fault["pointer"], fault["code"]) for fault in refused.json["errors"]] == [
        ("/body/metadata", code)
    ]


def test_metadata_may_be_as_large_as_promised(ada: Person) -> None:
    metadata = {"k": "é" * 2044}
    assert len(json.dumps(metadata, ensure_ascii=False, separators=(",", ":")).encode()) == 4096

    assert request_export(ada, metadata=metadata)["metadata"] == metadata


def test_an_export_costs_the_same_for_1_and_for_20_jobs(
    ada: Person, session: Session, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    first = request_export(ada)
    with count_queries() as for_one:
        run_export(session, first)
    for number in range(19):
        enqueue(session, "export", key=str(number), owner_id=ada.user.id)
    last = request_export(ada)
    with count_queries() as for_many:
        run_export(session, last)

    assert len(for_many) == len(for_one)

from typing import Any
from uuid import UUID

import pytest

from accounts.models import User
from jobs import runs, services
from jobs.models import Job
from tests.client import ApiClient, pointers
from tests.factories import UserFactory, client_of

pytestmark = pytest.mark.django_db


def wish(user: User, **body: Any) -> Any:
    return client_of(user).send("POST", "/api/v1/exports", body)


def test_a_wish_is_a_job_of_its_owner() -> None:
    user = UserFactory.create()
    response = wish(user, metadata={"snake_key": {"camelKey": 1}})
    job = Job.objects.get()
    assert response.status_code == 202
    assert response["Location"] == f"/api/v1/jobs/{job.pk}"
    body = response.json()
    assert body == client_of(user).send("GET", response["Location"]).json()
    assert body["metadata"] == {"snake_key": {"camelKey": 1}}
    assert (body["type"], body["status"], body["attempts"]) == ("export", "queued", 0)
    assert body["errorCode"] is body["resultUrl"] is body["finishedAt"] is None


def test_the_result_is_there_once_the_job_is_done() -> None:
    user = UserFactory.create()
    job_id = wish(user, metadata={"a": 1}).json()["id"]
    path = f"/api/v1/exports/{job_id}"
    assert client_of(user).send("GET", path).json()["code"] == "export_not_ready"
    runs.run(Job.objects.get().pk)
    job = client_of(user).send("GET", f"/api/v1/jobs/{job_id}").json()
    assert (job["status"], job["resultUrl"]) == ("succeeded", path)
    export = client_of(user).send("GET", path)
    assert export["Content-Disposition"] == f'attachment; filename="export-{job_id}.json"'
    content = export.json()
    assert content["user"]["email"] == user.email
    assert content["metadata"] == {"a": 1}
    assert [row["id"] for row in content["jobs"]] == [job_id]
    assert set(content) == {"user", "jobs", "metadata", "exportedAt"}


def test_a_failed_export_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    user = UserFactory.create()
    job_id = wish(user).json()["id"]
    monkeypatch.setattr("exports.services.build_export", lambda _: 1 / 0)
    runs.run(Job.objects.get().pk)
    response = client_of(user).send("GET", f"/api/v1/exports/{job_id}")
    assert response.status_code == 409
    assert response.json()["code"] == "export_failed"


def test_an_export_lists_the_newest_jobs_and_not_what_they_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("exports.services.MOST_JOBS", 2)
    user = UserFactory.create()
    ids = [wish(user).json()["id"] for _ in range(3)]
    runs.run(UUID(ids[2]))
    content = client_of(user).send("GET", f"/api/v1/exports/{ids[2]}").json()
    assert [row["id"] for row in content["jobs"]] == ids[1:]
    (newest,) = services.jobs_of(user.pk).newest(1)
    assert {"args", "metadata", "result"} <= newest.get_deferred_fields()


def test_a_job_without_a_route_for_its_result_has_no_url() -> None:
    user = UserFactory.create()
    row = services.enqueue("purge_expired", owner_id=user.pk)
    runs.run(row.pk)
    job = client_of(user).send("GET", f"/api/v1/jobs/{row.pk}").json()
    assert (job["status"], job["resultUrl"]) == ("succeeded", None)


def test_an_export_holds_nothing_of_others() -> None:
    user, other = UserFactory.create(), UserFactory.create()
    wish(other)
    own = wish(user).json()["id"]
    runs.run(Job.objects.owned_by(user.pk).get().pk)
    content = client_of(user).send("GET", f"/api/v1/exports/{own}")
    assert str(other.pk).encode() not in content.content
    assert len(content.json()["jobs"]) == 1


@pytest.mark.parametrize("path", ["/api/v1/jobs/{}", "/api/v1/exports/{}"])
def test_a_job_is_its_owners_only(path: str) -> None:
    user, staff = UserFactory.create(), UserFactory.create(is_staff=True)
    place = path.format(wish(user).json()["id"])
    runs.run(Job.objects.get().pk)
    assert ApiClient().send("GET", place).status_code == 401
    assert client_of(user).send("GET", place).status_code == 200
    assert client_of(staff).send("GET", place).status_code == 404


@pytest.mark.parametrize(
    ("metadata", "fault"),
    [
        ([], {"/body/metadata": "type"}),
        (None, {"/body/metadata": "type"}),
        ({"a": "x" * 4089}, {"/body/metadata": "too_long"}),
        ({"a": "\0"}, {"/body/metadata/a": "invalid"}),
    ],
)
def test_rules_of_metadata(metadata: object, fault: dict[str, str]) -> None:
    assert pointers(wish(UserFactory.create(), metadata=metadata)) == fault


def test_metadata_may_be_exactly_as_large_as_allowed() -> None:
    assert wish(UserFactory.create(), metadata={"a": "x" * 4088}).status_code == 202


def test_one_key_is_one_export_for_each_person() -> None:
    users = [UserFactory.create(), UserFactory.create()]
    headers = {"Idempotency-Key": "k"}
    ids = [
        client_of(user).send("POST", "/api/v1/exports", {}, headers=headers).json()["id"]
        for user in (*users, *users)
    ]
    assert ids[:2] == ids[2:]
    assert Job.objects.count() == 2

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from accounts.models import User
from api.openapi import document
from idempotency import services
from idempotency.models import IdempotencyRecord
from tests.client import ApiClient, pointers
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

BODY = {"email": "ada@example.com", "password": PASSWORD, "displayName": "Ada"}


def register(key: str, **changes: str) -> Any:
    return ApiClient().send(
        "POST", "/api/v1/auth/register", BODY | changes, headers={"Idempotency-Key": key}
    )


def test_the_same_request_brings_the_same_answer_and_one_effect() -> None:
    first, second = register("k"), register("k")
    assert User.objects.count() == 1
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert second["Location"] == first["Location"]
    assert second["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first


def test_another_body_under_the_key_is_refused() -> None:
    register("k")
    response = register("k", displayName="Grace")
    assert response.status_code == 422
    assert response.json()["code"] == "idempotency_key_reused"


def test_a_conflict_is_an_answer_too() -> None:
    UserFactory.create(email=BODY["email"])
    assert register("k").json()["code"] == "email_taken"
    User.objects.all().delete()
    replayed = register("k")
    assert replayed.json()["code"] == "email_taken"
    assert replayed.json()["requestId"] == replayed["X-Request-ID"]
    assert register("another").status_code == 201


def test_an_invalid_request_leaves_its_key_free() -> None:
    assert register("k", password="short").status_code == 422
    assert register("k").status_code == 201


def test_a_crash_leaves_its_key_free(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("accounts.services.register", lambda **_: 1 / 0)
        assert register("k").status_code == 500
    assert register("k").status_code == 201


@pytest.mark.parametrize(
    ("key", "code"),
    [("", "too_short"), ("x" * 256, "too_long"), ("a b", "format"), ("é", "format")],
)
def test_rules_of_the_key(key: str, code: str) -> None:
    assert pointers(register(key)) == {"/header/Idempotency-Key": code}
    faults = pointers(register(key, password="short"))
    assert faults == {"/header/Idempotency-Key": code, "/body/password": "too_short"}


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_has_the_effect() -> None:
    def send(_: int) -> int:
        try:
            return int(register("k").status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        statuses = set(pool.map(send, range(8)))
    assert User.objects.count() == 1
    assert statuses <= {201, 409}
    assert register("k").status_code == 201


def test_a_request_that_died_frees_its_key_after_a_while() -> None:
    key_id = services.record_id("", "POST", "/api/v1/auth/register", "k")
    services.claim(key_id, services.body_digest(BODY))
    assert register("k").json()["code"] == "idempotency_key_in_flight"
    IdempotencyRecord.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert register("k").status_code == 201


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_request_that_lost_its_key_has_no_effect(
    monkeypatch: pytest.MonkeyPatch, *, is_taken: bool
) -> None:
    if is_taken:
        UserFactory.create(email=BODY["email"])
    people = set(User.objects.all())
    take = services.claim

    def take_and_lose(*args: str) -> services.Claim | services.Answer:
        first = take(*args)
        IdempotencyRecord.objects.update(expires_at=timezone.now())
        assert isinstance(take(*args), services.Claim)
        return first

    monkeypatch.setattr(services, "claim", take_and_lose)
    assert register("k").json()["code"] == "idempotency_key_in_flight"
    assert set(User.objects.all()) == people
    assert IdempotencyRecord.objects.get().status is None


def test_every_post_that_creates_honours_a_key() -> None:
    posts = [item["post"] for item in document()["paths"].values() if "post" in item]
    creating = [post for post in posts if {"201", "202"} & set(post["responses"])]
    assert creating
    for post in creating:
        names = {parameter["name"] for parameter in post.get("parameters", [])}
        assert "Idempotency-Key" in names, post["operationId"]


def test_nothing_secret_is_stored() -> None:
    register("k")
    record = IdempotencyRecord.objects.values_list().get()
    assert not any(PASSWORD in str(column) for column in record)


def test_answers_are_purged_after_a_day() -> None:
    register("k")
    assert services.purge_expired(10) == 0
    IdempotencyRecord.objects.update(expires_at=timezone.now())
    assert services.purge_expired(10) == 1

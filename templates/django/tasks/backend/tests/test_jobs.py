"""Claim, effect, outcome: at least one delivery, exactly one effect."""

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from amqp.exceptions import AccessRefused, NotAllowed, PreconditionFailed
from billiard.exceptions import SoftTimeLimitExceeded
from celery import current_app
from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone
from kombu import Connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from jobs import broker, runs, services
from jobs.models import Job
from jobs.registry import HANDLERS, job

pytestmark = pytest.mark.django_db

effects: list[str] = []


class Flaky(Exception):
    """Somebody else's fault, over soon."""


def fault(name: str) -> Exception:
    return {"flaky": Flaky(), "slow": SoftTimeLimitExceeded()}.get(name) or ValueError(name)


@pytest.fixture(autouse=True)
def probe_job() -> Iterator[None]:
    """A job type that does what its arguments say."""

    @job("probe", transient=(Flaky,), max_attempts=3)
    def probe(row: Job) -> dict[str, Any]:
        services.enqueue("effect", key=f"effect:{row.pk}")
        effects.append(str(row.pk))
        if "fault" in row.args:
            raise fault(row.args["fault"])
        return {"done": True}

    effects.clear()
    yield
    del HANDLERS["probe"]


def make_due(row: Job) -> None:
    Job.objects.filter(pk=row.pk).update(available_at=timezone.now(), lease_until=None)


def reread(row: Job) -> Job:
    return Job.objects.get(pk=row.pk)


def test_a_key_is_one_job() -> None:
    first, second = (services.enqueue("probe", key="k") for _ in range(2))
    assert first.pk == second.pk
    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_job_is_recorded_with_the_change_that_causes_it() -> None:
    with transaction.atomic():
        services.enqueue("probe")
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_the_effect_and_the_outcome_commit_together() -> None:
    row = services.enqueue("probe")
    runs.run(row.pk)
    done = reread(row)
    assert (done.status, done.attempts, done.result) == ("succeeded", 1, {"done": True})
    assert done.finished_at is not None
    assert done.lease_until is None
    assert Job.objects.filter(key=f"effect:{row.pk}").count() == 1


def test_a_second_delivery_has_no_second_effect() -> None:
    row = services.enqueue("probe")
    for _ in range(3):
        runs.run(row.pk)
    assert effects == [str(row.pk)]


@pytest.mark.django_db(transaction=True)
def test_of_parallel_deliveries_one_has_the_effect() -> None:
    row = services.enqueue("probe")

    def deliver(_: int) -> None:
        try:
            runs.run(row.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(deliver, range(6)))
    assert effects == [str(row.pk)]
    assert reread(row).attempts == 1


def test_a_transient_error_is_tried_again_later_and_not_forever() -> None:
    row = services.enqueue("probe", args={"fault": "flaky"})
    waits = []
    for attempt in range(1, 4):
        assert reread(row).attempts == attempt - 1
        runs.run(row.pk)
        waits.append((reread(row).available_at - timezone.now()).total_seconds())
        if attempt < 3:
            assert reread(row).status == "queued"
            runs.run(row.pk)
            assert reread(row).attempts == attempt
            make_due(row)
    assert waits[0] > 0
    dead = reread(row)
    assert (dead.status, dead.error_code, dead.attempts) == ("dead", "attempts_exhausted", 3)
    assert not Job.objects.filter(type="effect").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "code"), [("bug", "internal_error"), ("slow", "time_limit")])
def test_any_other_error_is_final_and_undoes_the_effect(name: str, code: str) -> None:
    row = services.enqueue("probe", args={"fault": name})
    runs.run(row.pk)
    dead = reread(row)
    assert (dead.status, dead.error_code) == ("dead", code)
    assert not Job.objects.filter(type="effect").exists()


def test_a_job_of_an_unknown_type_waits_a_day_for_who_knows_it() -> None:
    row = services.enqueue("no_such_type")
    runs.run(row.pk)
    waiting = reread(row)
    assert (waiting.status, waiting.attempts) == ("queued", 0)
    assert waiting.available_at > timezone.now()
    Job.objects.update(created_at=timezone.now() - timedelta(days=2), available_at=timezone.now())
    runs.run(row.pk)
    assert reread(row).error_code == "unknown_type"


@pytest.fixture
def half_a_second() -> Iterator[None]:
    """Ask to stop after that time, as Celery does in a worker."""

    def stop(*_: object) -> None:
        raise SoftTimeLimitExceeded

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("half_a_second")
def test_a_statement_ends_with_the_time_of_its_job() -> None:
    @job("waiting")
    def wait(_: Job) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(60)")

    row = services.enqueue("waiting")
    runs.run(row.pk)
    HANDLERS.pop("waiting")
    dead = reread(row)
    assert (dead.status, dead.error_code, dead.attempts) == ("dead", "time_limit", 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT query, state FROM pg_stat_activity WHERE datname = current_database()"
        )
        active = [query for query, state in cursor.fetchall() if state == "active"]
    assert [query for query in active if "pg_sleep" in query] == []


def test_delays_grow_are_spread_and_capped() -> None:
    for attempt in range(1, 40):
        longest = min(runs.LONGEST_DELAY, runs.FIRST_DELAY * 2 ** (attempt - 1))
        delays = [runs.delay(attempt).total_seconds() for _ in range(20)]
        assert all(longest / 2 <= delay <= longest for delay in delays)
        assert len(set(delays)) > 1


def test_a_killed_attempt_counts_and_is_sent_again_after_its_lease() -> None:
    row = services.enqueue("probe")
    for attempt in range(1, 4):
        assert runs.claim(row.pk) is not None
        assert runs.claim(row.pk) is None
        assert services.relay_due() == 0
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        assert reread(row).attempts == attempt
        assert services.relay_due() == 1
    runs.run(row.pk)
    assert (reread(row).status, reread(row).error_code) == ("dead", "attempts_exhausted")
    assert effects == []


def test_an_attempt_that_lost_its_job_has_no_effect() -> None:
    row = services.enqueue("probe")
    slow = runs.claim(row.pk)
    assert slow is not None
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    runs.run(row.pk)
    runs.perform(slow, HANDLERS["probe"])
    runs.bury(slow, "internal_error")
    assert effects == [str(row.pk)]
    assert reread(row).status == "succeeded"


@pytest.mark.parametrize("refusal", [AccessRefused, NotAllowed, PreconditionFailed, OSError])
def test_a_broker_that_refuses_is_as_good_as_gone(
    monkeypatch: pytest.MonkeyPatch, refusal: type[Exception]
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise refusal

    monkeypatch.setitem(current_app.conf, "broker_url", "amqp://127.0.0.1:1//")
    monkeypatch.setattr(current_app, "send_task", refuse)
    monkeypatch.setattr(Connection, "ensure_connection", refuse)
    assert not broker.publish(uuid4())
    assert not broker.is_reachable()


@pytest.fixture
def external_broker(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    published: list[str] = []
    monkeypatch.setattr(broker, "is_embedded", lambda: False)

    def publish(job_id: UUID) -> bool:
        published.append(str(job_id))
        return True

    monkeypatch.setattr(broker, "publish", publish)
    return published


def test_a_job_is_published_after_the_commit_and_once(
    external_broker: list[str],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = services.enqueue("probe", key="k")
        services.enqueue("probe", key="k")
        assert external_broker == []
    assert external_broker == [str(row.pk)]
    assert services.relay_due() == 0


def test_a_job_that_the_broker_did_not_take_waits_for_the_relay(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(settings, "BROKER_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(broker, "publish", lambda _: False)
    with django_capture_on_commit_callbacks(execute=True):
        row = services.enqueue("probe")
    assert reread(row).lease_until is None
    monkeypatch.setattr(broker, "publish", lambda _: True)
    assert services.relay_due() == 1


def test_the_relay_sends_what_is_due_and_nothing_else(external_broker: list[str]) -> None:
    def make(**columns: Any) -> str:
        row = services.enqueue("probe")
        Job.objects.filter(pk=row.pk).update(**({"lease_until": None} | columns))
        return str(row.pk)

    soon, past = timezone.now() + timedelta(minutes=1), timezone.now() - timedelta(seconds=1)
    due = {make(), make(lease_until=past), make(status="in_progress", lease_until=past)}
    make(available_at=soon)
    make(lease_until=soon)
    make(status="succeeded")
    make(status="dead")
    assert services.relay_due() == 3
    assert set(external_broker) == due
    assert services.relay_due() == 0


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_relays_share_the_work(external_broker: list[str]) -> None:
    for _ in range(50):
        services.enqueue("probe")
    Job.objects.update(lease_until=None)

    def relay(_: int) -> int:
        try:
            return services.relay_due()
        finally:
            connections.close_all()

    external_broker.clear()
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(relay, range(4))) == 50
    assert len(external_broker) == len(set(external_broker)) == 50


def test_finished_jobs_are_purged_after_their_retention() -> None:
    old, fresh, waiting = (services.enqueue("probe") for _ in range(3))
    for row in (old, fresh):
        runs.run(row.pk)
    long_ago = timezone.now() - timedelta(days=settings.JOB_RETENTION_DAYS, seconds=1)
    Job.objects.filter(pk=old.pk).update(finished_at=long_ago)
    assert services.purge_finished(10) == 1
    assert set(Job.objects.filter(type="probe")) == {fresh, waiting}

from datetime import UTC, datetime, timedelta

import pytest
from celery import current_app
from celery.schedules import crontab, schedule
from django.db import OperationalError
from django.utils import timezone

from jobs import services
from jobs.beat import OutboxScheduler, persistently, scheduled_at
from jobs.models import Job
from jobs.schedules import SCHEDULES
from jobs.tasks import purge_expired

LAST_RUN = datetime(2026, 3, 1, 9, 12, tzinfo=UTC)
HOURLY = {"purge_expired": {"task": "purge_expired", "schedule": crontab(minute="0")}}


def make_beat(last_run: datetime) -> OutboxScheduler:
    beat = OutboxScheduler(current_app, lazy=True)
    beat.update_from_dict(HOURLY)
    beat.schedule["purge_expired"].last_run_at = last_run
    return beat


@pytest.mark.parametrize("late", [timedelta(), timedelta(minutes=30)])
def test_a_tick_has_the_time_it_was_due(late: timedelta) -> None:
    entry = make_beat(LAST_RUN + late).schedule["purge_expired"]
    assert scheduled_at(entry) == datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_two_beats_make_one_job_a_tick() -> None:
    for start in (LAST_RUN, LAST_RUN + timedelta(minutes=7), LAST_RUN):
        beat = make_beat(start)
        beat.apply_entry(beat.schedule["purge_expired"])
    assert Job.objects.get().key == "purge_expired:2026-03-01T10:00:00+00:00"


@pytest.mark.django_db(transaction=True)
def test_the_next_tick_is_another_job() -> None:
    for start in (LAST_RUN, LAST_RUN + timedelta(hours=1)):
        beat = make_beat(start)
        beat.apply_entry(beat.schedule["purge_expired"])
    assert Job.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_beat_that_starts_makes_up_for_what_nobody_was_there_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    yearly = {"task": "purge_expired", "schedule": crontab("0", "0", "*", "1", "1")}
    monkeypatch.setitem(current_app.conf, "beat_schedule", {"purge_expired": yearly})
    last = services.enqueue("purge_expired", key="purge_expired:2023-01-01T00:00:00+00:00")
    Job.objects.filter(pk=last.pk).update(created_at=datetime(2023, 1, 1, tzinfo=UTC))

    beat = OutboxScheduler(current_app)

    assert beat.tick() == 0
    assert beat.tick() > 0
    assert Job.objects.latest("created_at").key == "purge_expired:2024-01-01T00:00:00+00:00"
    assert OutboxScheduler(current_app).tick() > 0


@pytest.mark.django_db(transaction=True)
def test_a_clock_that_was_ahead_does_not_silence_a_schedule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(current_app.conf, "beat_schedule", HOURLY)
    ahead = timezone.now() + timedelta(days=1000)
    tick = services.enqueue_tick("purge_expired", "purge_expired", ahead)
    Job.objects.filter(pk=tick.pk).update(created_at=ahead)
    beat = OutboxScheduler(current_app)
    beat.populate_heap()
    last_run = beat.schedule["purge_expired"].last_run_at
    assert last_run is not None
    assert last_run <= timezone.now()


@pytest.mark.django_db(transaction=True)
def test_beat_needs_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(current_app.conf, "broker_url", "redis://127.0.0.1:1/0")
    monkeypatch.setitem(current_app.conf, "broker_connection_max_retries", 1)
    make_beat(LAST_RUN).tick()
    assert Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_beat_waits_for_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.beat.RETRY_SECONDS", 0)
    failures = [OperationalError("gone")] * 2

    def ask() -> datetime:
        if failures:
            raise failures.pop()
        return LAST_RUN

    assert persistently(ask) == LAST_RUN


@pytest.mark.django_db
def test_the_last_tick_of_a_schedule_outlives_its_retention() -> None:
    long_ago = datetime(2023, 1, 1, tzinfo=UTC)
    for day in (1, 2):
        tick = services.enqueue_tick("purge_expired", "purge_expired", long_ago.replace(day=day))
        tick.created_at = tick.finished_at = long_ago.replace(day=day)
        tick.save()
    assert services.purge_finished(10) == 1
    assert Job.objects.get() == tick


@pytest.mark.django_db
def test_what_is_left_after_a_batch_is_another_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobs.tasks.BATCH", 2)
    for key in ("a", "b", "c"):
        services.enqueue("probe", key=key)
    Job.objects.update(finished_at=datetime(2023, 1, 1, tzinfo=UTC))
    purge_expired(Job())
    assert sorted(Job.objects.values_list("type", flat=True)) == ["probe", "purge_expired"]
    purge_expired(Job())
    assert Job.objects.get().type == "purge_expired"


def test_a_schedule_that_depends_on_when_beat_started_is_refused() -> None:
    entry = make_beat(LAST_RUN).schedule["purge_expired"]
    entry.schedule = schedule(60)
    with pytest.raises(TypeError, match="crontab"):
        scheduled_at(entry)


def test_everything_scheduled_can_be_keyed() -> None:
    assert all(isinstance(entry["schedule"], crontab) for entry in SCHEDULES.values())


@pytest.mark.django_db
def test_purging_counts_what_went() -> None:
    result = purge_expired(Job())
    assert result == {"tokens": 0, "idempotency_records": 0, "jobs": 0}

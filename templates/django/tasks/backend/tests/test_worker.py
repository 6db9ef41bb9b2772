"""Real processes of Celery: a round trip on whatever broker the project has, and an end."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from jobs import services
from jobs.models import Job
from tests.chaos.processes import running, start_celery
from tests.chaos.waiting import wait_until, wait_until_finished
from tests.factories import UserFactory, client_of

PATIENCE = 60.0


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_was_recorded(tmp_path: Path) -> None:
    user = UserFactory.create()
    path = client_of(user).send("POST", "/api/v1/exports", {"metadata": {"a": 1}}).json()["id"]
    failing = services.enqueue("no_such_type")
    long_ago = timezone.now() - timedelta(days=2)
    Job.objects.filter(pk=failing.pk).update(created_at=long_ago)
    with running(1, settings.BROKER_URL, tmp_path / "worker.log"):
        wait_until_finished(PATIENCE)
    export = client_of(user).send("GET", f"/api/v1/exports/{path}")
    assert export.json()["user"]["id"] == str(user.pk)
    assert Job.objects.get(pk=failing.pk).error_code == "unknown_type"
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_beat_ends_when_asked_to_while_no_database_answers(tmp_path: Path) -> None:
    log = tmp_path / "beat.log"
    no_database = {"APP_ENV": "test", "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    beat = start_celery(["beat"], os.environ | no_database, log)
    try:
        wait_until(lambda: "does not answer" in log.read_text(), PATIENCE)
        beat.terminate()
        assert beat.wait(PATIENCE) == 0
    finally:
        beat.kill()
        beat.wait()

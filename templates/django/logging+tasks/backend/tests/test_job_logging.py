from typing import Any

import pytest
import structlog
from celery.signals import setup_logging

from jobs import services
from jobs.models import Job
from jobs.registry import HANDLERS, Handler
from jobs.tasks import run_job


@pytest.mark.django_db
def test_every_line_of_a_run_has_the_id_of_its_job(monkeypatch: pytest.MonkeyPatch) -> None:
    bound: list[dict[str, Any]] = []

    def effect(_: Job) -> None:
        bound.append(structlog.contextvars.get_contextvars())

    monkeypatch.setitem(HANDLERS, "probe", Handler(effect, (), 1, None))
    row = services.enqueue("probe")
    run_job.apply(args=(str(row.pk),))
    assert bound == [{"job_id": str(row.pk)}]
    assert "job_id" not in structlog.contextvars.get_contextvars()


def test_celery_sets_up_no_logs_of_its_own() -> None:
    assert setup_logging.receivers

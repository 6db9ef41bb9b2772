"""What a worker logs says which job it is about."""

import uuid

from celery import Celery
from flask import Flask
from structlog.contextvars import get_contextvars

from app.jobs.publisher import RUN_JOB
from app.logs.jobs import init_job_logs


def test_every_line_of_a_job_has_its_id(app: Flask) -> None:
    celery: Celery = app.extensions["celery"]
    job_id = str(uuid.uuid4())
    init_job_logs(app.extensions["settings"])

    ran = celery.tasks[RUN_JOB].apply(args=(job_id,))

    assert get_contextvars() == {"task_id": ran.id, "job_id": job_id}

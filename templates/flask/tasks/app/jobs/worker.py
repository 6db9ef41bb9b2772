"""The Celery application: one task, which runs any job."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from celery import Celery
from celery.signals import worker_process_init
from flask import Flask

from app.database.session import current_session
from app.jobs.broker import celery_settings
from app.jobs.job_type import JobType
from app.jobs.publisher import RUN_JOB, Publisher
from app.jobs.runner import run
from app.jobs.timing import job_timing
from app.settings import Settings


def make_celery(
    app: Flask, settings: Settings, job_types: Iterable[JobType], schedules: Mapping[str, Any]
) -> Celery:
    """Make the Celery application that goes with a Flask application."""
    timing = job_timing(settings)
    types = {job_type.name: job_type for job_type in job_types}
    celery = Celery(app.name, set_as_current=False)
    celery.conf.update(celery_settings(settings, timing))
    celery.conf.beat_schedule = schedules
    celery.set_default()

    def run_job(job_id: str) -> None:
        with app.app_context():
            run(current_session(), uuid.UUID(job_id), types, timing)

    # Not shared: another application in this process has its own.
    celery.task(name=RUN_JOB, shared=False)(run_job)
    app.extensions["celery"] = celery
    app.extensions["job_timing"] = timing
    app.extensions["job_types"] = types
    app.extensions["job_publisher"] = Publisher(celery, is_embedded=settings.has_embedded_broker)
    return celery


def forget_connections(app: Flask) -> None:
    """Make every worker process open connections of its own."""

    def forget(**_signal: object) -> None:
        app.extensions["database"].engine.dispose(close=False)

    worker_process_init.connect(forget, weak=False)

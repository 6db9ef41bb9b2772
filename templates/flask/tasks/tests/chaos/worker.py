"""The worker that the chaos test kills: the project's own, with three more types of job."""

import os
import signal
import time
from contextlib import suppress

from celery.exceptions import SoftTimeLimitExceeded
from sqlalchemy.orm import Session

from app.factory import create_app
from app.jobs.job_type import job
from app.jobs.models import Job
from app.jobs.relay import attach_relay
from app.jobs.worker import forget_connections
from app.settings import load_settings
from tests.people import make_user


@job("effect", max_attempts=50)
def effect(session: Session, row: Job) -> None:
    """Leave a trace that would show twice if the job ran twice."""
    session.add(make_user(email=f"{row.key}@example.com", display_name=row.key))
    session.flush()
    time.sleep(row.args["seconds"])


@job("poison", max_attempts=3)
def poison(_session: Session, _row: Job) -> None:
    """Take the process down that runs it."""
    os.kill(os.getpid(), signal.SIGKILL)


@job("sleeper", max_attempts=3)
def sleeper(_session: Session, _row: Job) -> None:
    """Go on, whatever asks to stop, until the process is killed."""
    while True:
        with suppress(SoftTimeLimitExceeded):
            time.sleep(60)


application = create_app(load_settings())
application.extensions["job_types"].update({one.name: one for one in (effect, poison, sleeper)})
celery = application.extensions["celery"]
attach_relay(celery, application)
forget_connections(application)

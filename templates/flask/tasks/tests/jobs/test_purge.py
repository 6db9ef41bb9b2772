"""What is past its time is deleted."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database.model import utc_now
from app.database.session import transaction
from app.jobs.models import Job
from app.jobs.runner import run
from app.jobs.services import RETENTION, enqueue
from app.maintenance.tasks import purge_expired
from tests.jobs.conftest import TIMING


def test_jobs_are_kept_for_their_retention_and_no_longer(app: Flask, session: Session) -> None:
    del app
    old, recent, unfinished = (enqueue(session, "export", key=key) for key in ("old", "recent", "unfinished"))
    with transaction(session):
        session.get_one(Job, old.id).finished_at = utc_now() - RETENTION - timedelta(minutes=1)
        session.get_one(Job, recent.id).finished_at = utc_now() - RETENTION + timedelta(minutes=1)
    purge = enqueue(session, purge_expired.name)

    run(session, purge.id, {purge_expired.name: purge_expired}, TIMING)

    with transaction(session):
        assert set(session.scalars(select(Job.id))) == {recent.id, unfinished.id, purge.id}

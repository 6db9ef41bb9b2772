"""A job exists exactly if the change that causes it does."""

from contextlib import suppress

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database.session import transaction
from app.jobs.models import Job
from app.jobs.services import enqueue
from app.settings import Settings
from tests.conftest import MakeApp
from tests.people import make_user


def jobs(session: Session) -> list[Job]:
    with transaction(session):
        return list(session.scalars(select(Job)))


def test_a_rollback_takes_the_job_along(session: Session) -> None:
    with suppress(KeyError), transaction(session):
        session.add(make_user())
        enqueue(session, "test")
        raise KeyError

    assert jobs(session) == []


def test_a_key_that_is_taken_returns_the_job_that_has_it(session: Session) -> None:
    first = enqueue(session, "test", key="k")
    with transaction(session):
        user = make_user()
        session.add(user)
        second = enqueue(session, "test", key="k")

    assert second.id == first.id
    assert len(jobs(session)) == 1


@pytest.mark.usefixtures("app")
def test_an_id_is_sent_after_its_commit(
    make_app: MakeApp, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    external = make_app(settings.model_copy(update={"broker_url": "redis://127.0.0.1:1/0"}))
    sent: list[str] = []
    monkeypatch.setattr(
        external.extensions["celery"], "send_task", lambda _name, args, **_options: sent.extend(args)
    )
    with external.app_context():
        session = external.extensions["database"].open_session()
        with transaction(session):
            job = enqueue(session, "test")
            before = list(sent)
        session.close()

    assert (before, sent) == ([], [str(job.id)])


def test_a_broker_that_is_gone_does_not_matter(
    make_app: MakeApp, settings: Settings, session: Session
) -> None:
    external = make_app(settings.model_copy(update={"broker_url": "redis://127.0.0.1:1/0"}))
    with external.app_context():
        other = external.extensions["database"].open_session()
        job = enqueue(other, "test")
        other.close()

    assert [one.id for one in jobs(session)] == [job.id]

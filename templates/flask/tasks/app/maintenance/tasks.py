"""The job that deletes what is past its time."""

from sqlalchemy.orm import Session

from app.auth.services import purge_tokens
from app.database.model import utc_now
from app.idempotency.services import purge_records
from app.jobs.job_type import job
from app.jobs.models import Job
from app.jobs.services import purge_jobs


@job("purge_expired")
def purge_expired(session: Session, _job: Job) -> None:
    """Delete expired refresh tokens, idempotency records, and jobs with their results."""
    now = utc_now()
    purge_tokens(session, now)
    purge_records(session, now)
    purge_jobs(session, now)

"""The job that deletes what is past its time."""

from sqlalchemy.orm import Session

from app.auth.services import purge_tokens
from app.database.model import utc_now
from app.idempotency.services import purge_records
from app.jobs.job_type import job
from app.jobs.models import Job
from app.jobs.services import enqueue, purge_jobs

BATCH_SIZE = 1000


@job("purge_expired")
def purge_expired(session: Session, _job: Job) -> None:
    """Delete expired refresh tokens, idempotency records, and jobs with their results, a batch of each."""
    now = utc_now()
    deleted = [purge(session, now, BATCH_SIZE) for purge in (purge_tokens, purge_records, purge_jobs)]
    if BATCH_SIZE in deleted:
        # The rest is another job, so that no transaction is long.
        enqueue(session, purge_expired.name)

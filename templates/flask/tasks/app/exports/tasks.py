"""The job that builds an export."""

from sqlalchemy.orm import Session

from app.exports.services import EXPORT, build_export
from app.jobs.job_type import job
from app.jobs.models import Job, JsonObject


@job(EXPORT, result_path="/api/v1/exports")
def export(session: Session, row: Job) -> JsonObject:
    """Store the export as the result of its job."""
    return build_export(session, row)

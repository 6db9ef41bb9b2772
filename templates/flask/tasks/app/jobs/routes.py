"""The status of jobs over HTTP."""

import uuid

from flask import Blueprint

from app.api.endpoint import endpoint
from app.auth.policies import current_user, signed_in
from app.database.session import current_session
from app.jobs.schemas import JobOut, job_out
from app.jobs.services import owned_job

jobs = Blueprint("jobs", __name__, url_prefix="/jobs")


@jobs.get("/<uuid:job_id>")
@endpoint(signed_in, returns=JobOut)
def get_job(job_id: uuid.UUID) -> JobOut:
    """Show the status of a job."""
    return job_out(owned_job(current_session(), current_user().id, job_id))

"""Exports over HTTP."""

import json
import uuid
from http import HTTPStatus

from flask import Blueprint, Response

from app.api.endpoint import Reply, endpoint
from app.auth.policies import current_user, signed_in
from app.database.session import current_session
from app.exports.problems import EXPORT_FAILED, EXPORT_NOT_READY
from app.exports.schemas import ExportIn, ExportOut
from app.exports.services import finished_export, request_export
from app.idempotency.envelope import idempotent
from app.jobs.schemas import JobOut, job_out

exports = Blueprint("exports", __name__, url_prefix="/exports")


@exports.post("")
@endpoint(signed_in, returns=JobOut, status=HTTPStatus.ACCEPTED, envelope=idempotent)
def create_export(body: ExportIn) -> Reply:
    """Start an export of one's own data."""
    job = request_export(current_session(), current_user().id, body)
    return Reply(job_out(job), headers={"Location": f"/api/v1/jobs/{job.id}"})


@exports.get("/<uuid:job_id>")
@endpoint(signed_in, returns=ExportOut, problems=(EXPORT_FAILED, EXPORT_NOT_READY))
def download_export(job_id: uuid.UUID) -> Response:
    """Download a finished export."""
    export = finished_export(current_session(), current_user().id, job_id)
    disposition = f'attachment; filename="export-{job_id}.json"'
    return Response(
        json.dumps(export), content_type="application/json", headers={"Content-Disposition": disposition}
    )

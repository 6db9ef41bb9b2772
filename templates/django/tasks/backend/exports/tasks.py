from typing import Any

from exports import services
from exports.serializers import ExportOut
from jobs.models import Job
from jobs.registry import job


@job(services.TYPE, result_route="export")
def export(row: Job) -> dict[str, Any]:
    """Store the export as it goes over the wire."""
    return dict(ExportOut(services.build_export(row)).data)

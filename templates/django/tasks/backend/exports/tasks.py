from typing import Any

from exports import services
from jobs.models import Job
from jobs.registry import job


@job(services.TYPE, result_route="export")
def export(row: Job) -> dict[str, Any]:
    return services.build_export(row)

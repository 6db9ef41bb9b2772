from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.requests import caller
from api.endpoint import endpoint
from api.views import ApiView
from exports import services
from exports.problems import ExportFailed, ExportNotReady
from exports.serializers import ExportOut, ExportWish
from idempotency.decorators import IDEMPOTENCY_KEY, PROBLEMS, idempotent
from jobs.serializers import JobOut


class ExportListView(ApiView):
    permission_classes = (IsAuthenticated,)

    @endpoint(
        operation_id="requestExport",
        body=ExportWish,
        headers=IDEMPOTENCY_KEY,
        responses={202: JobOut},
        problems=PROBLEMS,
    )
    @idempotent
    def post(self, request: Request, body: dict[str, Any]) -> Response:
        job = services.request_export(caller(request).pk, **body)
        location = reverse("job", args=[job.pk])
        return Response(JobOut(job).data, 202, headers={"Location": location})


class ExportView(ApiView):
    permission_classes = (IsAuthenticated,)

    @endpoint(
        operation_id="readExport",
        responses={200: ExportOut},
        problems=(ExportNotReady, ExportFailed),
    )
    def get(self, request: Request, pk: UUID) -> Response:
        content = services.find_export(caller(request).pk, pk)
        if content is None:
            raise Http404
        disposition = f'attachment; filename="export-{pk}.json"'
        return Response(content, headers={"Content-Disposition": disposition})

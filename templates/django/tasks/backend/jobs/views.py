from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.requests import caller
from api.endpoint import endpoint
from api.views import ApiView
from jobs import services
from jobs.serializers import JobOut


class JobView(ApiView):
    permission_classes = (IsAuthenticated,)

    @endpoint(operation_id="readJob", responses={200: JobOut})
    def get(self, request: Request, pk: UUID) -> Response:
        jobs = services.jobs_of(caller(request).pk).defer("args", "result")
        job = get_object_or_404(jobs, pk=pk)
        return Response(JobOut(job).data)

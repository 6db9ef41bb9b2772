from http import HTTPStatus

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.views import ApiView
from health import services
from health.serializers import Liveness, Readiness


class ProbeView(ApiView):
    """A view for machines that look often: no caller, no limit."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = ()


class LiveView(ProbeView):
    """Answers as long as the process does, and touches nothing."""

    permission_classes = (AllowAny,)

    @extend_schema(operation_id="readLiveness", responses={200: Liveness})
    def get(self, request: Request) -> Response:
        return Response({"status": "ok"})


class ReadyView(ProbeView):
    """Says whether this process should get traffic, and what is missing."""

    permission_classes = (AllowAny,)

    @extend_schema(operation_id="readReadiness", responses={200: Readiness, 503: Readiness})
    def get(self, request: Request) -> Response:
        status, checks = services.readiness()
        ready = status != "unavailable"
        code = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
        return Response({"status": status, "checks": checks}, code)

"""The schema and its interactive page, served without any asset from elsewhere."""

from importlib.resources import files

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.views.decorators.csp import csp_override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.openapi import document
from api.views import ApiView

PAGE = files("api") / "swagger"
PACKAGED = files("drf_spectacular_sidecar") / "static/drf_spectacular_sidecar/swagger-ui-dist"
ASSETS = {
    "start.js": (PAGE, "text/javascript"),
    "favicon-32x32.png": (PACKAGED, "image/png"),
    "swagger-ui-bundle.js": (PACKAGED, "text/javascript"),
    "swagger-ui.css": (PACKAGED, "text/css"),
}
PAGE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    # Swagger UI sets style attributes and embeds its icons as data.
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}


class SchemaView(ApiView):
    """The OpenAPI document."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="readSchema", responses={200: OpenApiTypes.OBJECT})
    def get(self, request: Request) -> Response:
        return Response(document())


@method_decorator(csp_override(PAGE_CSP), name="dispatch")
class DocsView(ApiView):
    """Swagger UI on the document of this API."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="readDocs", responses={(200, "text/html"): OpenApiTypes.STR})
    def get(self, request: Request) -> HttpResponse:
        return HttpResponse((PAGE / "index.html").read_bytes())


class DocsAssetView(ApiView):
    """A script, style sheet or icon of the page."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(exclude=True)
    def get(self, request: Request, name: str) -> HttpResponseBase:
        if name not in ASSETS:
            raise Http404
        folder, content_type = ASSETS[name]
        response = FileResponse((folder / name).open("rb"), content_type=content_type)
        response["Cache-Control"] = "public, max-age=86400"
        return response

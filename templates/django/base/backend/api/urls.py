from django.urls import path

from api.docs import DocsAssetView, DocsView, SchemaView

urlpatterns = [
    path("openapi.json", SchemaView.as_view(), name="openapi"),
    path("docs", DocsView.as_view(), name="docs"),
    path("docs/assets/<str:name>", DocsAssetView.as_view(), name="docs-asset"),
]

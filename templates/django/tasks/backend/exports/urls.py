from django.urls import path

from exports.views import ExportListView, ExportView

urlpatterns = [
    path("exports", ExportListView.as_view(), name="exports"),
    path("exports/<uuid:pk>", ExportView.as_view(), name="export"),
]

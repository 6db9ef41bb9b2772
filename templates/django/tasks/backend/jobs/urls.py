from django.urls import path

from jobs.views import JobView

urlpatterns = [path("jobs/<uuid:pk>", JobView.as_view(), name="job")]

"""Jobs on the wire."""

from django.urls import reverse
from rest_framework import serializers

from api.fields import JsonObjectField
from api.serializers import ApiSerializer
from jobs.models import Job
from jobs.registry import HANDLERS


class JobOut(ApiSerializer):
    id = serializers.UUIDField()
    type = serializers.CharField()
    status = serializers.ChoiceField(choices=Job.Status.choices)
    attempts = serializers.IntegerField()
    error_code = serializers.SerializerMethodField("read_error_code")
    metadata = JsonObjectField()
    result_url = serializers.SerializerMethodField("read_result_url")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)

    def read_error_code(self, job: Job) -> str | None:
        return job.error_code or None

    def read_result_url(self, job: Job) -> str | None:
        handler = HANDLERS.get(job.type)
        if handler is None or handler.result_route is None or job.status != Job.Status.SUCCEEDED:
            return None
        return reverse(handler.result_route, args=[job.pk])

"""A route with every kind of field, for tests of what all routes share."""

from typing import Any

from django.db import OperationalError
from django.urls import path
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.endpoint import endpoint
from api.errors import unknown_route
from api.fields import (
    BooleanField,
    IntegerField,
    JsonObjectField,
    QueryBooleanField,
    QueryIntegerField,
    StringField,
)
from api.serializers import ApiSerializer
from api.views import ApiView

FAULTS = {"crash": RuntimeError("secret-detail"), "database": OperationalError("secret-detail")}


class Probe(ApiSerializer):
    full_name = StringField(max_length=5)
    v2_counter = IntegerField(required=False, min_value=0)
    is_open = BooleanField(required=False)
    free_form = JsonObjectField(required=False)
    work_state = serializers.ChoiceField(choices=["in_progress"], required=False)


class ProbeQuery(ApiSerializer):
    page_size = QueryIntegerField(required=False, max_value=10)
    is_open = QueryBooleanField(required=False)


class ProbeView(ApiView):
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @endpoint(operation_id="probe", body=Probe, query=ProbeQuery, responses={200: Probe})
    def post(self, request: Request, body: dict[str, Any], query: dict[str, Any]) -> Response:
        return Response({"python": sorted(body | query), "wire": Probe(body).data})


class FaultView(ApiView):
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @endpoint(operation_id="fault", responses={204: None})
    def get(self, request: Request, name: str) -> Response:
        raise FAULTS[name]


urlpatterns = [
    path("api/v1/probe", ProbeView.as_view()),
    path("api/v1/fault/<str:name>", FaultView.as_view()),
    path("", unknown_route),
]

from rest_framework import serializers

from api.serializers import ApiSerializer


class Liveness(ApiSerializer):
    status = serializers.ChoiceField(choices=["ok"])


class Readiness(ApiSerializer):
    status = serializers.ChoiceField(choices=["ok", "degraded", "unavailable"])
    checks = serializers.DictField(
        child=serializers.ChoiceField(choices=["ok", "embedded", "unavailable"])
    )

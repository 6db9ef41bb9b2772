from django.apps import AppConfig


class RateLimitsConfig(AppConfig):
    name = "rate_limits"

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "jobs"

    def ready(self) -> None:
        # Every process knows every type of job: workers run them, the web says where results are.
        autodiscover_modules("tasks")

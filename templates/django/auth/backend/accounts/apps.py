from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # The schema generator finds its extensions by their being loaded.
        import_module("accounts.openapi")

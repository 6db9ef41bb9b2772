"""import-linter holds to the layers of the apps that pyproject.toml names: of all of them."""

import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def contracts(kind: str) -> list[dict[str, Any]]:
    linted = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
    return [contract for contract in linted["contracts"] if contract["type"] == kind]


def test_every_app_is_named_in_the_contracts() -> None:
    ours = [config for config in apps.get_app_configs() if "site-packages" not in config.path]
    names = {config.name for config in ours}
    (layers,) = contracts("layers")
    (base,) = contracts("forbidden")
    guarded = {
        module for contract in contracts("protected") for module in contract["protected_modules"]
    }
    assert names == set(layers["containers"])
    assert names - {"api"} <= set(base["forbidden_modules"])
    assert {f"{config.name}.models" for config in ours if config.models} <= guarded

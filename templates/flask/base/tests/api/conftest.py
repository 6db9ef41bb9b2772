"""An application with the probe's routes."""

import pytest
from flask.testing import FlaskClient

from app.settings import Settings
from tests.conftest import MakeApp
from tests.probe import probe


@pytest.fixture
def probe_client(make_app: MakeApp, settings: Settings) -> FlaskClient:
    """Call an application that has the probe's routes too."""
    small = settings.model_copy(
        update={"max_body_bytes": 1000, "cors_allowed_origins": ("https://app.example.com",)}
    )
    app = make_app(small)
    app.register_blueprint(probe)
    return app.test_client()

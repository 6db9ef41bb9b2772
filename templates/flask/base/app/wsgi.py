"""The application as a server or the `flask` command imports it."""

import sys

from app.factory import create_app
from app.settings import ConfigurationError, load_settings

try:
    app = create_app(load_settings())
except ConfigurationError as error:
    sys.exit(str(error))

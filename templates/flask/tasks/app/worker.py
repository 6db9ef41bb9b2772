"""The application as Celery's worker and beat import it."""

import sys

from app.factory import create_app
from app.job_types import SCHEDULES
from app.jobs.relay import attach_relay
from app.jobs.scheduler import make_scheduler
from app.jobs.worker import forget_connections
from app.settings import ConfigurationError, load_settings

try:
    app = create_app(load_settings())
except ConfigurationError as error:
    sys.exit(str(error))

celery = app.extensions["celery"]
celery.conf.beat_scheduler = make_scheduler(app, SCHEDULES)
attach_relay(celery, app)
forget_connections(app)

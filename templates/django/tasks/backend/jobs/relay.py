"""The relay: every worker's main process sends what is due, once a second."""

import logging
from typing import Any

from celery import bootsteps
from django.db import connection

logger = logging.getLogger(__name__)

INTERVAL = 1.0


class Relay(bootsteps.StartStopStep):
    """A timer of the consumer, so that an embedded broker can be reached from it."""

    requires = ("celery.worker.consumer.tasks:Tasks",)

    def __init__(self, consumer: Any, **kwargs: Any) -> None:
        super().__init__(consumer, **kwargs)
        self.timer: Any = None

    def start(self, consumer: Any) -> None:
        self.timer = consumer.timer.call_repeatedly(INTERVAL, self.tick)

    def stop(self, consumer: Any) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    def tick(self) -> None:
        # Imported here, because the application is loaded before the models are.
        from jobs import services  # noqa: PLC0415

        try:
            services.relay_due()
        except Exception:
            logger.exception("relay failed, next try in a second")
        finally:
            # The pool forks from this process: a child must not inherit the connection.
            connection.close()

"""Sending the ids of jobs to the broker."""

import logging
import uuid
from dataclasses import dataclass
from typing import Protocol

from celery import Celery

logger = logging.getLogger(__name__)

RUN_JOB = "run_job"


class Sender(Protocol):
    """Whatever can send the id of a job."""

    def publish(self, job_id: uuid.UUID) -> None:
        """Send an id, or raise."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Sends ids; what is lost on the way, the relay sends again."""

    celery: Celery
    is_embedded: bool

    def publish(self, job_id: uuid.UUID) -> None:
        """Send an id, or raise whatever the broker's client raises."""
        self.celery.send_task(RUN_JOB, args=(str(job_id),), ignore_result=True)

    def publish_soon(self, job_id: uuid.UUID) -> None:
        """Send an id right after its commit; an embedded broker only hears its own relay."""
        if self.is_embedded:
            return
        try:
            self.publish(job_id)
        except Exception as error:  # noqa: BLE001 - the job is safe in the database whatever happened
            logger.warning("job %s left to the relay: %s", job_id, type(error).__name__)

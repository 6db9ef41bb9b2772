"""What keeps Celery from losing or doubling work, read back from the application."""

import pytest
from celery import Celery
from celery.app.utils import Settings as CelerySettings
from flask import Flask

from app.jobs.broker import celery_settings
from app.jobs.publisher import RUN_JOB
from app.jobs.timing import Timing, job_timing
from app.settings import Settings
from tests.conftest import MakeApp


@pytest.fixture
def conf(app: Flask) -> CelerySettings:
    """Return the settings that worker and beat run on."""
    celery: Celery = app.extensions["celery"]
    return celery.conf


@pytest.fixture
def timing(settings: Settings) -> Timing:
    """Return the limits that the settings lead to."""
    return job_timing(settings)


def conf_on(broker_url: str, settings: Settings) -> CelerySettings:
    """Configure Celery for some other broker."""
    chosen = settings.model_copy(update={"broker_url": broker_url})
    celery = Celery(set_as_current=False)
    celery.conf.update(celery_settings(chosen, job_timing(chosen)))
    return celery.conf


def test_a_message_outlives_the_worker_that_dies_of_it(conf: CelerySettings) -> None:
    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.worker_cancel_long_running_tasks_on_connection_loss


def test_each_application_runs_its_jobs_itself(app: Flask, make_app: MakeApp, settings: Settings) -> None:
    workers: list[Celery] = [one.extensions["celery"] for one in (app, make_app(settings))]

    assert [worker.tasks[RUN_JOB].app for worker in workers] == workers


def test_a_run_is_asked_to_stop_before_it_is_killed(conf: CelerySettings, timing: Timing) -> None:
    assert 0 < conf.task_soft_time_limit < conf.task_time_limit < timing.lease
    assert 0 < conf.worker_soft_shutdown_timeout < 30


def test_messages_are_json_and_results_stay_in_the_database(conf: CelerySettings) -> None:
    assert conf.accept_content == ["json"]
    assert conf.task_serializer == "json"
    assert conf.task_ignore_result
    assert conf.result_backend is None


def test_publishing_gives_up_soon(conf: CelerySettings, settings: Settings) -> None:
    on_redis = conf_on("redis://localhost", settings).broker_transport_options
    on_rabbitmq = conf_on("amqp://localhost", settings).broker_transport_options

    assert conf.task_publish_retry_policy["max_retries"] == 1
    assert conf.task_publish_retry_policy["interval_max"] < 1
    assert max(on_redis["socket_timeout"], on_redis["socket_connect_timeout"]) <= 5
    assert on_rabbitmq["connect_timeout"] <= 5


def test_redis_sends_nothing_again_that_may_still_run(settings: Settings, timing: Timing) -> None:
    conf = conf_on("redis://localhost", settings)
    visibility = conf.visibility_timeout

    assert conf.broker_transport_options["visibility_timeout"] == visibility
    assert conf.result_backend_transport_options["visibility_timeout"] == visibility
    assert visibility > conf.task_time_limit + timing.lease


@pytest.mark.parametrize("scheme", ["amqp", "amqps"])
def test_rabbitmq_drops_what_it_delivered_too_often(settings: Settings, scheme: str) -> None:
    (queue,) = conf_on(f"{scheme}://localhost", settings).task_queues

    assert queue.queue_arguments["x-queue-type"] == "quorum"
    assert queue.queue_arguments["x-delivery-limit"] > 0

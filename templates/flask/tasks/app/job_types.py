"""Every type of job, and which of them the clock starts."""

from celery.schedules import crontab

from app.exports.tasks import export
from app.maintenance.tasks import purge_expired

JOB_TYPES = (export, purge_expired)
# In UTC; only crontabs, whose ticks no restart moves.
SCHEDULES = {"purge_expired": {"task": purge_expired.name, "schedule": crontab(minute="0")}}

"""Everything that runs by the clock, in UTC; only crontabs, whose ticks no restart moves."""

from celery.schedules import crontab

SCHEDULES = {"purge_expired": {"task": "purge_expired", "schedule": crontab(minute="0")}}

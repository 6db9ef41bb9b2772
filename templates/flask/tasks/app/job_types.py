"""Every type of job, and which of them the clock starts."""

from app.exports.tasks import export
from app.jobs.scheduler import EVERY_HOUR
from app.maintenance.tasks import purge_expired

JOB_TYPES = (export, purge_expired)
SCHEDULES = {purge_expired.name: EVERY_HOUR}

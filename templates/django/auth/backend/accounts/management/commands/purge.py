from typing import Any

from django.core.management.base import BaseCommand

from accounts import sessions
from idempotency import services as idempotency

BATCH = 1000


class Command(BaseCommand):
    help = "Delete refresh tokens and idempotency records that are past their time."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = 0
        for purge_batch in (sessions.purge_expired, idempotency.purge_expired):
            while count := purge_batch(BATCH):
                deleted += count
        self.stdout.write(f"{deleted} rows are deleted.")

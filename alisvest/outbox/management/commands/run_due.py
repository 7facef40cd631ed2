"""What the schedule says is due, once: for the system's timer, where no worker runs all the time."""

from typing import Any

from django.core.management.base import BaseCommand

from alisvest.outbox.actions.jobs import run_due
from alisvest.outbox.presence import Presence


class Command(BaseCommand):
    help = "Run the jobs whose time has come and that no worker has run."

    def handle(self, *args: Any, **options: Any) -> None:
        with Presence() as presence:
            ran = run_due(presence)
        self.stdout.write(f"{ran} jobs have run.")

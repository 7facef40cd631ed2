"""The background worker: runs queued jobs and what is due, and sends what waits, until it is told to stop."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from alisvest.outbox.actions import print_letters, send_due_mail
from alisvest.outbox.actions.jobs import run_due
from alisvest.outbox.presence import Presence

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run background tasks and what the schedule says is due, put letters on paper, and send waiting mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what waits now and end.")
        parser.add_argument("--interval", type=float, default=2.0, help="Seconds between rounds.")

    def handle(self, *args: Any, **options: Any) -> None:
        self._stop = threading.Event()
        if not options["once"]:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: self._stop.set())
        presence = Presence()
        try:
            self._round(presence)
            while not options["once"] and not self._stop.wait(options["interval"]):
                close_old_connections()
                self._round(presence)
        finally:
            presence.leave()

    def _round(self, presence: Presence) -> None:
        try:
            presence.show()
            _tasks(presence.name).run()
            print_letters(stop=self._stop.is_set)
            send_due_mail(stop=self._stop.is_set)
            run_due(presence)
        except OperationalError:
            logger.warning("The database does not answer; the worker tries again.")


def _tasks(name: str) -> Worker:
    """The library's worker, not its command: that takes the signals for itself, and would end us in mid-sending."""
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )

"""The background worker: runs queued jobs and sends what waits in the outbox, until it is told to stop."""

import logging
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from alisvest.outbox.actions import send_due_mail

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run background jobs and send waiting mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what waits now and end.")
        parser.add_argument("--interval", type=float, default=2.0, help="Seconds between rounds.")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        if not options["once"]:
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stop.set())
        self._round()
        while not options["once"] and not stop.wait(options["interval"]):
            close_old_connections()
            self._round()

    def _round(self) -> None:
        try:
            call_command("db_worker", batch=True, interval=0, no_reload=True, verbosity=0)
            send_due_mail()
        except OperationalError:
            logger.warning("The database does not answer; the worker tries again.")

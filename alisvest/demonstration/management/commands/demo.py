"""Loads the demonstration programme into an empty database, once."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from alisvest.accounts.models import User
from alisvest.demonstration.actions import load_programme


class Command(BaseCommand):
    help = "Load the demonstration programme when the database is empty. All persons in it are invented."

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.exists():
            return
        began = time.monotonic()
        load_programme()
        self.stdout.write(
            f"The demonstration programme is loaded ({time.monotonic() - began:.0f} s). All persons are invented."
        )

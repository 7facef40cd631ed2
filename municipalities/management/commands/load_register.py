"""Enter the register of municipalities. May be run again: what is there stays."""

from typing import Any

from django.core.management.base import BaseCommand

from municipalities.actions import load_register


class Command(BaseCommand):
    help = "Enter municipalities, their versions and their successions from municipalities/data."

    def handle(self, *args: Any, **options: Any) -> None:
        made = load_register()
        self.stdout.write(f"{made} rows entered.")

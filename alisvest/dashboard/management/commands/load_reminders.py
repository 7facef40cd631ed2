"""Enter the shipped reminder ladder. May be run again: what is there stays."""

from typing import Any

from django.core.management.base import BaseCommand

from alisvest.dashboard.actions import load_reminders


class Command(BaseCommand):
    help = "Enter times, reminder steps and the pause in July from alisvest/dashboard/data."

    def handle(self, *args: Any, **options: Any) -> None:
        made = load_reminders()
        self.stdout.write(f"{made} rows entered.")

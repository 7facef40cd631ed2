"""Enter the rule sets. May be run again: what is there stays."""

from typing import Any

from django.core.management.base import BaseCommand

from candidates.actions import load_rule_sets


class Command(BaseCommand):
    help = "Enter the rule sets and their lines from candidates/data."

    def handle(self, *args: Any, **options: Any) -> None:
        made = load_rule_sets()
        self.stdout.write(f"{made} rows entered.")

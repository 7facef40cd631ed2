"""Prints one sign-in per role of the demonstration programme."""

from typing import Any

from django.core.management.base import BaseCommand

from alisvest.demonstration.people import PASSWORD, sign_ins


class Command(BaseCommand):
    help = "Print one sign-in per role of the demonstration programme, if it is what the database holds."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = sign_ins()
        if not rows:
            return
        width = max(len(str(row.hat)) for row in rows)
        self.stdout.write(f"Sign in with the password “{PASSWORD}” as")
        for row in rows:
            self.stdout.write(f"  {row.hat:<{width}}  {row.email}")

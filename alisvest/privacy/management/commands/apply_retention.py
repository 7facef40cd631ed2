from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.privacy.actions.retention import apply_due, due_on


class Command(BaseCommand):
    help = "Deletes what is due by the rules of keeping. Only says what would go, unless --yes is given."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do it")
        parser.add_argument("--by", default="", help="e-mail of the person who has decided it; needed with --yes")

    def handle(self, *args: Any, **options: Any) -> None:
        today = clock.today()
        if not options["yes"]:
            for due in due_on(today):
                self.stdout.write(f"{due.label}: {due.rows.count()} from before {due.limit:%Y-%m-%d}")
            self.stdout.write("Nothing was deleted. Run it again with --yes.")
            return
        by = User.objects.filter(email=options["by"].lower(), is_active=True).first()
        if by is None:
            raise CommandError("Nobody who signs in has the address given by --by.")
        for key, count in apply_due(today, by=by).items():
            self.stdout.write(f"{key}: {count}")

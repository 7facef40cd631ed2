from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from alisvest.database.embedded import kept_home


class Command(BaseCommand):
    help = "Brings the database up to this version of the programme: tables, cache table, rights. May be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        verbosity = options["verbosity"]
        loader = MigrationLoader(connection)
        if gone := sorted(set(loader.applied_migrations) - set(loader.disk_migrations)):  # type: ignore[call-overload]
            raise CommandError(
                f"An earlier version made this database ({gone[0][0]}.{gone[0][1]}), before there was a release to "
                "carry over from. A demonstration starts anew when its folder is deleted: "
                f"{kept_home()}"
            )
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
        call_command("grant_runtime", verbosity=verbosity)

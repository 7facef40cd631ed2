from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from alisvest.database.embedded import kept_home

OWN = ("alisvest", "municipalities", "candidates", "supervision", "finance")


class Command(BaseCommand):
    help = "Brings the database up to this version of the programme: tables, cache table, rights. May be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        verbosity = options["verbosity"]
        if gone := _gone():
            raise CommandError(
                f"An earlier version made this database ({gone[0]}), before there was a release to carry over from. "
                f"A demonstration starts anew when its folder is deleted: {kept_home()}"
            )
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
        call_command("grant_runtime", verbosity=verbosity)


def _gone() -> list[str]:
    """Name the migrations of our own apps that the database has seen and this version no longer has."""
    loader = MigrationLoader(connection)
    ours = {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in OWN}
    lost = set(loader.applied_migrations) - set(loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in lost if app in ours)

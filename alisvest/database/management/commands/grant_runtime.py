from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from alisvest.database.addresses import runtime_role
from alisvest.database.privileges import grant_runtime


class Command(BaseCommand):
    help = "Gives the role that runs the application its rights to the tables. Run it after every migrate."

    def handle(self, *args: Any, **options: Any) -> None:
        role = runtime_role()
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
            owner, exists = cursor.fetchone()
        if owner == role:
            self.stderr.write(
                "One role both owns the tables and runs the application: name the owner in DATABASE_OWNER_URL."
            )
            return
        if not exists:
            raise CommandError(f"The role {role} does not exist: CREATE ROLE {role} LOGIN.")
        count = grant_runtime(role)
        if options["verbosity"]:
            self.stdout.write(f"{role} has its rights to {count} tables.")

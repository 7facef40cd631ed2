from django.apps import AppConfig
from django.core.checks import Tags, register

from alisvest import checks


class DatabaseConfig(AppConfig):
    name = "alisvest.database"
    label = "database"

    def ready(self) -> None:
        register(checks.driver_is_psycopg2)
        register(checks.database_knows_norwegian_letters, Tags.database)
        register(checks.database_keeps_what_it_acknowledged, Tags.database)
        register(checks.runtime_role_owns_nothing, Tags.database, deploy=True)
        register(checks.outside_providers_are_whole, Tags.security)
        register(checks.demonstration_is_off, Tags.security, deploy=True)

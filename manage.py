"""Django's command line. Every command finds the embedded database server or starts it by itself."""

import os
import sys

from alisvest.database.addresses import command_of, database_for

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alisvest.settings")
    with database_for(command_of(sys.argv)):
        # Settings are read on import, after the environment names the database.
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)

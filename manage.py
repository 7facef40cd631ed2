"""Django's command line. Every command finds the embedded database server or starts it by itself."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alisvest.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alisvest.privacy.actions import export_person
from alisvest.privacy.export import language_of
from alisvest.privacy.persons import find_person


class Command(BaseCommand):
    help = "Writes everything about one person, and nobody else, into a ZIP. The trail says that it was done."

    def add_arguments(self, parser: CommandParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--email", default="")
        who.add_argument("--candidate", type=int)
        who.add_argument("--supervisor", type=int)
        parser.add_argument("--to", type=Path, required=True, help="the file to write; it must not be there")
        parser.add_argument("--language", choices=("nb", "nn", "en"), help="the person's own unless given")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            person = find_person(**{key: options[key] for key in ("email", "candidate", "supervisor")})
        except LookupError as error:
            raise CommandError("There is no such person.") from error
        if options["to"].exists():
            raise CommandError(f"{options['to']} is there already.")
        content = export_person(person, language=options["language"] or language_of(person), by=None)
        options["to"].touch(mode=0o600)
        options["to"].write_bytes(content)
        self.stdout.write(f"{options['to']}: {len(content)} bytes.")

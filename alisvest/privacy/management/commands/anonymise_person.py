from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alisvest.accounts.models import User
from alisvest.core.rules import RefusedError
from alisvest.privacy.actions.anonymise import anonymise_person
from alisvest.privacy.persons import find_person
from alisvest.privacy.rules import refuse_anonymise


class Command(BaseCommand):
    help = "Blanks a person for good: name, contact, free text, files, ways in. Runs in the role that owns the tables."

    def add_arguments(self, parser: CommandParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--email", default="")
        who.add_argument("--candidate", type=int)
        who.add_argument("--supervisor", type=int)
        parser.add_argument("--by", required=True, help="e-mail of the person who has decided it")
        parser.add_argument("--reason", required=True, help="why, for the trail; without names")
        parser.add_argument(
            "--yes", action="store_true", help="do it; without this it is only said whether it may be done"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(email=options["by"].lower(), is_active=True).first()
        if by is None:
            raise CommandError("Nobody who signs in has the address given by --by.")
        try:
            person = find_person(**{key: options[key] for key in ("email", "candidate", "supervisor")})
            if not options["yes"]:
                refusal = refuse_anonymise(person)
                self.stdout.write(str(refusal.reason) if refusal else "It may be done: run it again with --yes.")
                return
            done = anonymise_person(person, by=by, reason=options["reason"])
        except LookupError as error:
            raise CommandError("There is no such person.") from error
        except RefusedError as error:
            raise CommandError(str(error)) from error
        for label, count in sorted(done.rows.items()):
            self.stdout.write(f"{label}: {count}")
        self.stdout.write(f"From now on: {done.pseudonym}.")

"""manage.py check_storage: exit 1 and a line for each fault, 0 and the number of files where there is none."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alisvest.documents.models import Document
from alisvest.documents.storage_check import check_storage, delete_what_was_removed


class Command(BaseCommand):
    help = "Holds the stored files against their rows: missing, changed, left over. Changes nothing unless asked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--delete-removed",
            action="store_true",
            help="delete files whose content was removed and that are still there",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["delete_removed"]:
            self.stdout.write(f"{delete_what_was_removed()} files deleted")
        findings = list(check_storage())
        for finding in findings:
            self.stderr.write(str(finding))
        if findings:
            raise CommandError(f"{len(findings)} faults in the storage")
        self.stdout.write(f"{Document.objects.count()} documents, each as it was stored")

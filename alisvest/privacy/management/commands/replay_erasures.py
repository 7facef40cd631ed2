from typing import Any

from django.core.management.base import BaseCommand

from alisvest.privacy.actions.anonymise import replay_erasures


class Command(BaseCommand):
    help = "After a restore: anonymises again whoever the file of erasures names and the backup has brought back."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{replay_erasures(by=None)} people anonymised again.")

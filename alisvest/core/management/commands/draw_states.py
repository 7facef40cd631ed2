"""Draw the state diagrams of all tables of moves into docs/states.md."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alisvest.core.diagrams import drawn

STATES = Path(settings.BASE_DIR) / "docs" / "states.md"


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        STATES.write_text(drawn(), encoding="utf-8")
        self.stdout.write(f"{STATES.name} is drawn.")

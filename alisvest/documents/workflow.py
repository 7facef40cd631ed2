"""The life of a file that hangs on a row, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileStatus(models.TextChoices):
    UPLOADED = "uploaded", _("Uploaded")
    CONFIRMED = "confirmed", _("Confirmed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REMOVED = "removed", _("Content removed")


class Shown(models.TextChoices):
    """What a reader is told of a file, or of a kind that must be there."""

    MISSING = "missing", _("Missing")
    UPLOADED = "uploaded", _("Uploaded")
    CONFIRMED = "confirmed", _("Confirmed")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    BLOCKED = "blocked", _("Blocked")
    REMOVED = "removed", _("Content removed")


F = FileStatus
CURRENT = frozenset({F.UPLOADED, F.CONFIRMED})
MOVES: Mapping[str, tuple[frozenset[FileStatus], FileStatus]] = {
    "confirm": (frozenset({F.UPLOADED}), F.CONFIRMED),
    "withdraw": (CURRENT, F.WITHDRAWN),
    "remove": (CURRENT | {F.WITHDRAWN}, F.REMOVED),
}
TRANSITIONS = sorted({(source.value, target.value) for sources, target in MOVES.values() for source in sources})

# Tone and icon of each badge.
LOOKS: Mapping[Shown, tuple[str, str]] = {
    Shown.MISSING: ("warning", "warn"),
    Shown.UPLOADED: ("info", "clock"),
    Shown.CONFIRMED: ("success", "check-circle"),
    Shown.EXPIRED: ("danger", "octagon"),
    Shown.WITHDRAWN: ("neutral", "circle"),
    Shown.BLOCKED: ("danger", "lock"),
    Shown.REMOVED: ("neutral", "trash"),
}

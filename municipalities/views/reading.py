"""The reader's own part in a round, on the review's list: what is read, what is left, what is closed to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Tile
from municipalities import queries
from municipalities.workflow import REVIEWABLE, AssessmentStatus
from municipalities.workflow.assessment import LOOKS

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Round


UNFIT = ("neutral", "lock")


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A line of the review's list. `href` is empty where the application is closed to the reader."""

    application: Any
    badge: Badge
    places: int | None
    read: str
    mine: Badge | None
    href: str


@dataclass(frozen=True, slots=True)
class OwnReading:
    """All that the list tells of the reader's own part."""

    closed: Mapping[int, Refusal]
    found: Mapping[int, queries.Reading]
    progress: queries.Progress
    following: Any

    @property
    def undeclared(self) -> bool:
        """Whether something waits for the reader's declaration."""
        return any(refusal.href for refusal in self.closed.values())

    def row(self, application: Any, badge: Badge, places: int | None) -> ReviewRow:
        reading = self.found.get(application.pk)
        closed = self.closed.get(application.pk)
        return ReviewRow(
            application,
            badge,
            places,
            _("%(done)d of %(asked)d") % {"done": reading.done, "asked": reading.asked} if reading else "–",
            _mine(reading, closed),
            "" if closed else reverse("municipalities:assessment_save", args=[application.pk]),
        )

    def tile(self) -> Tile:
        """Say how far the reader has come: "4 of 11"; without anything to read, how far all have."""
        left = self.progress.left
        note = ngettext("%(number)d is left to read", "%(number)d are left to read", left) % {"number": left}
        return Tile(
            _("You have read"),
            self.progress.done,
            "eye",
            of=_("of %(number)d") % {"number": self.progress.of},
            done=self.progress.done if self.progress.of else None,
            whole=self.progress.of or None,
            note=note if left else _("You have nothing left to read"),
        )


def _mine(reading: "queries.Reading | None", closed: Refusal | None) -> Badge | None:
    if closed is not None:
        return Badge(_("Not declared"), "warning", "warn") if closed.href else Badge(_("Unfit to judge"), *UNFIT)
    if reading is not None and reading.mine is not None:
        return badge_for(reading.mine, LOOKS)
    return Badge(_("To read"), "info", "clock") if reading is not None and reading.assigned else None


def own_reading(user: User, round_: "Round", applications: Sequence[Any]) -> OwnReading:
    """Gather the reader's part in the round; five queries for any number of applications."""
    closed = queries.closed_to(user, applications)
    found = queries.readings(user, round_)
    waiting = [
        each
        for each in applications
        if each.pk in found
        and found[each.pk].assigned
        and found[each.pk].mine != AssessmentStatus.DONE
        and each.pk not in closed
        and each.status in REVIEWABLE
    ]
    following = min(waiting, key=lambda each: found[each.pk].done, default=None)
    return OwnReading(closed, found, queries.progress_in(found, closed), following)

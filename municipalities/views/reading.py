"""The reader's own part in a round, on the review's list: what is read, what is left, what is closed to them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.parts import Tile
from municipalities import queries
from municipalities.queries.review_list import must_declare, own_part
from municipalities.workflow import AssessmentStatus
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
    """All that the list tells of the reader's own part.

    `following`: the key of what to read next; `undeclared`: whether something waits for the reader's declaration.
    """

    progress: queries.Progress
    following: int | None
    undeclared: bool

    def row(self, application: Any, badge: Badge, places: int | None) -> ReviewRow:
        words = {"done": application.read, "asked": application.asked}
        return ReviewRow(
            application,
            badge,
            places,
            _("%(done)d of %(asked)d") % words if application.asked else "–",
            _mine(application),
            reverse("municipalities:assessment_save", args=[application.pk]) if application.opened else "",
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


def _mine(application: Any) -> Badge | None:
    """`application`: a row of queries.review_list.find."""
    if not application.opened:
        return Badge(_("Unfit to judge"), *UNFIT) if application.unfit else Badge(_("Not declared"), "warning", "warn")
    if application.mine is not None:
        return badge_for(AssessmentStatus(application.mine), LOOKS)
    return Badge(_("To read"), "info", "clock") if application.assigned else None


def own_reading(user: User, round_: "Round") -> OwnReading:
    """Gather the reader's part in the round; two queries for any number of applications."""
    part = own_part(user, round_)
    return OwnReading(part.progress, part.following, must_declare(user, round_))

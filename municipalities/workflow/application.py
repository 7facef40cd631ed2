"""The life of an application, as data. Buttons, rules, the database's guard and the tests read this table."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move


class ApplicationStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    TO_SIGN = "to_sign", _("With the signer")
    SUBMITTED = "submitted", _("Submitted")
    RECOMMENDED = "recommended", _("Recommended")
    NOT_RECOMMENDED = "not_recommended", _("Not recommended")
    WAITING = "waiting", _("Recommended for the waiting list")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WAITLISTED = "waitlisted", _("On the waiting list")
    NOT_TAKEN_UP = "not_taken_up", _("Not taken up")
    WITHDRAWN = "withdrawn", _("Withdrawn")


S = ApplicationStatus
WRITTEN = frozenset({S.DRAFT, S.TO_SIGN})  # with the municipality
NOT_HANDED_IN = frozenset({S.DRAFT, S.TO_SIGN, S.WITHDRAWN})  # need not ever have been submitted
REVIEWABLE = frozenset({S.SUBMITTED, S.RECOMMENDED, S.NOT_RECOMMENDED, S.WAITING})
RESOLVABLE = frozenset({S.RECOMMENDED, S.NOT_RECOMMENDED, S.WAITING})  # resolved as proposed or against it
UNTOLD = frozenset({S.RECOMMENDED, S.NOT_RECOMMENDED, S.WAITING})  # the programme's own until the decision is issued
LEADER = frozenset({Role.PROJECT_LEADER})
WRITERS = frozenset({Role.WRITER, Role.SIGNER})
SIGNER = frozenset({Role.SIGNER})

MOVES: Mapping[str, Move] = {
    "send_to_sign": Move(frozenset({S.DRAFT}), S.TO_SIGN, WRITERS),
    "take_back": Move(frozenset({S.TO_SIGN}), S.DRAFT, WRITERS),
    "return": Move(frozenset({S.TO_SIGN}), S.DRAFT, SIGNER),
    # The signer may also submit what is still a draft: in a small municipality writer and signer are one person. The
    # project leader's office submits what came on paper, where the signature stands on the paper.
    "submit": Move(WRITTEN, S.SUBMITTED, SIGNER | STAFF_ROLES),
    "reopen": Move(frozenset({S.SUBMITTED}), S.DRAFT, SIGNER),
    # At the deadline what was reopened and not sent again stands as it was last sent: done by the programme itself.
    "stand": Move(WRITTEN, S.SUBMITTED, frozenset()),
    "withdraw": Move(WRITTEN | REVIEWABLE | {S.WAITLISTED}, S.WITHDRAWN, SIGNER),
    "recommend": Move(REVIEWABLE, S.RECOMMENDED, LEADER),
    "not_recommend": Move(REVIEWABLE, S.NOT_RECOMMENDED, LEADER),
    "wait": Move(REVIEWABLE, S.WAITING, LEADER),
    "grant": Move(RESOLVABLE, S.GRANTED, LEADER),
    "refuse": Move(RESOLVABLE, S.REFUSED, LEADER),
    "waitlist": Move(RESOLVABLE, S.WAITLISTED, LEADER),
    # An offer from the waiting list that the municipality accepts.
    "accept_offer": Move(frozenset({S.WAITLISTED}), S.GRANTED, SIGNER | LEADER),
    "lapse": Move(frozenset({S.WAITLISTED}), S.REFUSED, LEADER),
    # What was offered is wholly declined, or nobody answered: by the signer, or by the worker when the deadline is past.
    "fall_back": Move(frozenset({S.GRANTED}), S.WAITLISTED, SIGNER),
    "give_up": Move(frozenset({S.GRANTED, S.WAITLISTED}), S.NOT_TAKEN_UP, SIGNER),
    # A complaint that is upheld.
    "reverse": Move(frozenset({S.REFUSED, S.WAITLISTED, S.NOT_TAKEN_UP}), S.GRANTED, LEADER),
}

# How each status looks: tone and icon of its badge.
LOOKS: Mapping[ApplicationStatus, tuple[str, str]] = {
    S.DRAFT: ("neutral", "pencil"),
    S.TO_SIGN: ("warning", "halfclock"),
    S.SUBMITTED: ("info", "clock"),
    S.RECOMMENDED: ("success", "thumb-up"),
    S.NOT_RECOMMENDED: ("neutral", "circle"),
    S.WAITING: ("warning", "halfclock"),
    S.GRANTED: ("success", "check-circle"),
    S.REFUSED: ("danger", "octagon"),
    S.WAITLISTED: ("warning", "clock"),
    S.NOT_TAKEN_UP: ("neutral", "undo"),
    S.WITHDRAWN: ("neutral", "circle"),
}


def told_status(status: str, role: Role | None) -> ApplicationStatus:
    """Return the status as this role may know it: what is only recommended is "submitted" to all but the staff."""
    known = ApplicationStatus(status)
    return ApplicationStatus.SUBMITTED if known in UNTOLD and role not in STAFF_ROLES else known

"""The life of an application, as data. Buttons, rules, the database's guard and the tests read this table."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move


class ApplicationStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RECOMMENDED = "recommended", _("Recommended")
    NOT_RECOMMENDED = "not_recommended", _("Not recommended")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


S = ApplicationStatus
REVIEWABLE = frozenset({S.SUBMITTED, S.RECOMMENDED, S.NOT_RECOMMENDED})
RESOLVABLE = frozenset({S.RECOMMENDED, S.NOT_RECOMMENDED})  # the steering group may resolve against the proposal
UNTOLD = frozenset({S.RECOMMENDED, S.NOT_RECOMMENDED})  # the programme's own until the decision is issued
LEADER = frozenset({Role.PROJECT_LEADER})

MOVES: Mapping[str, Move] = {
    "submit": Move(frozenset({S.DRAFT}), S.SUBMITTED, frozenset({Role.SIGNER})),
    "recommend": Move(REVIEWABLE, S.RECOMMENDED, LEADER),
    "not_recommend": Move(REVIEWABLE, S.NOT_RECOMMENDED, LEADER),
    "grant": Move(RESOLVABLE, S.GRANTED, LEADER),
    "refuse": Move(RESOLVABLE, S.REFUSED, LEADER),
}

# How each status looks: tone and icon of its badge.
LOOKS: Mapping[ApplicationStatus, tuple[str, str]] = {
    S.DRAFT: ("neutral", "pencil"),
    S.SUBMITTED: ("info", "clock"),
    S.RECOMMENDED: ("success", "thumb-up"),
    S.NOT_RECOMMENDED: ("neutral", "circle"),
    S.GRANTED: ("success", "check-circle"),
    S.REFUSED: ("danger", "octagon"),
}


def told_status(status: str, role: Role | None) -> ApplicationStatus:
    """Return the status as this role may know it: what is only recommended is "submitted" to all but the staff."""
    known = ApplicationStatus(status)
    return ApplicationStatus.SUBMITTED if known in UNTOLD and role not in STAFF_ROLES else known

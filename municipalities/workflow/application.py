"""The life of an application, as data. Buttons, rules, the database's guard and the tests read this table."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role
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

"""The life of an approval that was asked for before the steering group's meeting, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move


class ApprovalStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("approval", "Waiting")
    GIVEN = "given", pgettext_lazy("approval", "Given")
    VOID = "void", pgettext_lazy("approval", "Void: changed afterwards")
    WITHDRAWN = "withdrawn", pgettext_lazy("approval", "No longer asked for")


S = ApprovalStatus
LEADER = frozenset({Role.PROJECT_LEADER})

APPROVAL_MOVES: Mapping[str, Move] = {
    "approve": Move(frozenset({S.WAITING}), S.GIVEN, STAFF_ROLES),
    "void": Move(frozenset({S.GIVEN}), S.VOID, LEADER),
    "withdraw": Move(frozenset({S.WAITING}), S.WITHDRAWN, LEADER),
}

APPROVAL_LOOKS: Mapping[ApprovalStatus, tuple[str, str]] = {
    S.WAITING: ("warning", "clock"),
    S.GIVEN: ("success", "check-circle"),
    S.VOID: ("neutral", "circle"),
    S.WITHDRAWN: ("neutral", "circle"),
}

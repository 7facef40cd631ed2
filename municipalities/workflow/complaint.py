"""The life of a complaint against a decision, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import Role
from alisvest.core.rules import Move


class ComplaintStatus(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("complaint", "Received")
    DISMISSED = "dismissed", pgettext_lazy("complaint", "Dismissed: too late")
    SENT_ON = "sent_on", pgettext_lazy("complaint", "Sent on to the complaints body")
    UPHELD = "upheld", pgettext_lazy("complaint", "The decision is upheld")
    CHANGED = "changed", pgettext_lazy("complaint", "The decision is changed")


S = ComplaintStatus
LEADER = frozenset({Role.PROJECT_LEADER})
OPEN = frozenset({S.RECEIVED, S.SENT_ON})

COMPLAINT_MOVES: Mapping[str, Move] = {
    "dismiss": Move(frozenset({S.RECEIVED}), S.DISMISSED, LEADER),
    "send_on": Move(frozenset({S.RECEIVED}), S.SENT_ON, LEADER),
    "uphold": Move(OPEN, S.UPHELD, LEADER),
    "change": Move(OPEN, S.CHANGED, LEADER),
}

COMPLAINT_LOOKS: Mapping[ComplaintStatus, tuple[str, str]] = {
    S.RECEIVED: ("info", "clock"),
    S.DISMISSED: ("neutral", "circle"),
    S.SENT_ON: ("info", "envelope"),
    S.UPHELD: ("neutral", "circle"),
    S.CHANGED: ("success", "check-circle"),
}

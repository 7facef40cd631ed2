"""The life of a decision, as data: written, waiting for its hour, released to the municipality."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import Role
from alisvest.core.rules import Move


class DecisionStatus(models.TextChoices):
    PREPARED = "prepared", pgettext_lazy("decision", "Prepared")
    SCHEDULED = "scheduled", pgettext_lazy("decision", "Waits for its hour")
    RELEASED = "released", pgettext_lazy("decision", "Released")


S = DecisionStatus
LEADER = frozenset({Role.PROJECT_LEADER})

DECISION_MOVES: Mapping[str, Move] = {
    "prepare": Move(frozenset({S.PREPARED}), S.PREPARED, LEADER),
    "schedule": Move(frozenset({S.PREPARED}), S.SCHEDULED, LEADER),
    "take_back": Move(frozenset({S.SCHEDULED}), S.PREPARED, LEADER),
    "release": Move(frozenset({S.SCHEDULED}), S.RELEASED, LEADER),  # at its hour, by the worker
}

DECISION_LOOKS: Mapping[DecisionStatus, tuple[str, str]] = {
    S.PREPARED: ("info", "pencil"),
    S.SCHEDULED: ("warning", "clock"),
    S.RELEASED: ("success", "check-circle"),
}

"""The life of a round, as data. Whether a called round is open follows from the clock."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import Role
from alisvest.core.rules import Move


class RoundStatus(models.TextChoices):
    PREPARED = "prepared", pgettext_lazy("round", "In preparation")
    CALLED = "called", pgettext_lazy("round", "Called")
    RESOLVED = "resolved", pgettext_lazy("round", "Resolved by the steering group")
    RELEASED = "released", pgettext_lazy("round", "Decisions sent")


_S = RoundStatus
_LEADER = frozenset({Role.PROJECT_LEADER})

ROUND_MOVES: Mapping[str, Move] = {
    "call": Move(frozenset({_S.PREPARED}), _S.CALLED, _LEADER),
    "resolve": Move(frozenset({_S.CALLED}), _S.RESOLVED, _LEADER),
    "release": Move(frozenset({_S.RESOLVED}), _S.RELEASED, _LEADER),
}

ROUND_LOOKS: Mapping[RoundStatus, tuple[str, str]] = {
    _S.PREPARED: ("warning", "pencil"),
    _S.CALLED: ("success", "check-circle"),
    _S.RESOLVED: ("info", "clip"),
    _S.RELEASED: ("neutral", "lock"),
}

"""The life of an offer of posts, as data: the municipality accepts, declines, or lets it lapse."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import Role
from alisvest.core.rules import Move


class AcceptanceStatus(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("acceptance", "Waits for an answer")
    ACCEPTED = "accepted", pgettext_lazy("acceptance", "Accepted")
    DECLINED = "declined", pgettext_lazy("acceptance", "Declined")
    LAPSED = "lapsed", pgettext_lazy("acceptance", "Lapsed")


S = AcceptanceStatus
SIGNER = frozenset({Role.SIGNER})
LEADER = frozenset({Role.PROJECT_LEADER})

ACCEPTANCE_MOVES: Mapping[str, Move] = {
    "accept": Move(frozenset({S.OFFERED}), S.ACCEPTED, SIGNER),
    "decline": Move(frozenset({S.OFFERED}), S.DECLINED, SIGNER),
    "extend": Move(frozenset({S.OFFERED}), S.OFFERED, LEADER),
    "lapse": Move(frozenset({S.OFFERED}), S.LAPSED, frozenset()),  # by the worker, when the deadline is past
}

ACCEPTANCE_LOOKS: Mapping[AcceptanceStatus, tuple[str, str]] = {
    S.OFFERED: ("warning", "clock"),
    S.ACCEPTED: ("success", "check-circle"),
    S.DECLINED: ("neutral", "circle"),
    S.LAPSED: ("danger", "octagon"),
}

"""The life of a post, as data: it outlives the doctors who hold it one after the other.

A post is vacant from the moment an ending is recorded, so that it can be advertised before the doctor has left; who holds
it on a day follows from the employments.
"""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move


class PositionStatus(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("post", "Planned")
    ADVERTISED = "advertised", pgettext_lazy("post", "Advertised")
    APPOINTED = "appointed", pgettext_lazy("post", "Appointed")
    FILLED = "filled", pgettext_lazy("post", "Filled")
    VACANT = "vacant", pgettext_lazy("post", "Vacant")
    ENDED = "ended", pgettext_lazy("post", "Ended")


_S = PositionStatus
_LEADER = frozenset({Role.PROJECT_LEADER})
EMPLOYERS = frozenset(STAFF_ROLES | {Role.WRITER, Role.SIGNER})
WITHOUT_DOCTOR = frozenset({_S.PLANNED, _S.ADVERTISED, _S.APPOINTED, _S.VACANT})
TO_ADVERTISE = frozenset({_S.PLANNED, _S.VACANT})

POSITION_MOVES: Mapping[str, Move] = {
    # An advertisement that found nobody is followed by the next one.
    "advertise": Move(frozenset({_S.PLANNED, _S.VACANT, _S.ADVERTISED}), _S.ADVERTISED, EMPLOYERS),
    "give_up": Move(frozenset({_S.ADVERTISED}), _S.VACANT, EMPLOYERS),
    "appoint": Move(frozenset({_S.ADVERTISED}), _S.APPOINTED, EMPLOYERS),
    "lose_appointed": Move(frozenset({_S.APPOINTED}), _S.ADVERTISED, EMPLOYERS),
    # A doctor who is employed already comes without an advertisement; the next one may be employed before a last day.
    "employ": Move(WITHOUT_DOCTOR | {_S.FILLED}, _S.FILLED, EMPLOYERS),
    "leave": Move(frozenset({_S.FILLED}), _S.VACANT, EMPLOYERS),
    "end": Move(WITHOUT_DOCTOR, _S.ENDED, _LEADER),
}

# How each status looks: tone and icon of its badge.
POSITION_LOOKS: Mapping[PositionStatus, tuple[str, str]] = {
    _S.PLANNED: ("neutral", "pencil"),
    _S.ADVERTISED: ("info", "clock"),
    _S.APPOINTED: ("info", "halfclock"),
    _S.FILLED: ("success", "check-circle"),
    _S.VACANT: ("warning", "clock"),
    _S.ENDED: ("neutral", "lock"),
}

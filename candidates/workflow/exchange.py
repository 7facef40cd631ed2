"""The life of an exchange of a candidate and a hospital's trainee, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move
from alisvest.ui.badges import Tone


class BoardSide(models.TextChoices):
    """Whose wish a row of the exchange board is."""

    CANDIDATE = "candidate", pgettext_lazy("exchange", "Candidate who seeks a hospital")
    TRAINEE = "trainee", pgettext_lazy("exchange", "Hospital’s trainee who seeks a municipality")


class ExchangeStatus(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("exchange", "Proposed")
    AGREED = "agreed", pgettext_lazy("exchange", "Agreed by both sides")
    IN_FORCE = "in_force", pgettext_lazy("exchange", "In force")
    DONE = "done", pgettext_lazy("exchange", "Done")
    GIVEN_UP = "given_up", pgettext_lazy("exchange", "Given up")


_S = ExchangeStatus

EXCHANGE_MOVES: Mapping[str, Move] = {
    # The municipality answers for its candidate; the hospital signs in nowhere, so staff record its answer.
    "agree_municipality": Move(frozenset({_S.PROPOSED}), _S.PROPOSED, STAFF_ROLES | {Role.SIGNER}),
    "agree_hospital": Move(frozenset({_S.PROPOSED}), _S.PROPOSED, STAFF_ROLES),
    "both_agreed": Move(frozenset({_S.PROPOSED}), _S.AGREED, STAFF_ROLES | {Role.SIGNER}),
    "begin": Move(frozenset({_S.AGREED}), _S.IN_FORCE, STAFF_ROLES),
    "finish": Move(frozenset({_S.IN_FORCE}), _S.DONE, STAFF_ROLES),
    "give_up": Move(frozenset({_S.PROPOSED, _S.AGREED}), _S.GIVEN_UP, STAFF_ROLES | {Role.SIGNER}),
}

EXCHANGE_LOOKS: Mapping[ExchangeStatus, tuple[Tone, str]] = {
    _S.PROPOSED: (Tone.NEUTRAL, "clock"),
    _S.AGREED: (Tone.INFO, "halfclock"),
    _S.IN_FORCE: (Tone.SUCCESS, "check-circle"),
    _S.DONE: (Tone.SUCCESS, "lock"),
    _S.GIVEN_UP: (Tone.NEUTRAL, "circle"),
}

"""The life of a version of an agreement, as data. Buttons, rules, the database's guard and the tests read this table."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import Role
from alisvest.core.rules import Move


class AgreementStatus(models.TextChoices):
    """Who has the version before them now; a signed one is never changed, the next one supersedes it."""

    DRAFT = "draft", _("Draft")
    WITH_MUNICIPALITY = "with_municipality", _("With the municipality")
    WITH_PROJECT = "with_project", _("With the project leader")
    TO_SIGN = "to_sign", _("To be signed")
    SIGNED = "signed", pgettext_lazy("agreement", "Signed")
    SUPERSEDED = "superseded", pgettext_lazy("agreement", "Superseded")
    DISCARDED = "discarded", pgettext_lazy("agreement", "Discarded")


class Response(models.TextChoices):
    """What the municipality has said to a term. `SETTLED`: its amendment is accepted and is what holds."""

    OPEN = "open", pgettext_lazy("term", "Not answered")
    CONFIRMED = "confirmed", pgettext_lazy("term", "Confirmed")
    AMENDED = "amended", pgettext_lazy("term", "Amended")
    SETTLED = "settled", pgettext_lazy("term", "Amendment accepted")


S = AgreementStatus
LEADER = frozenset({Role.PROJECT_LEADER})
ANSWERERS = frozenset({Role.WRITER, Role.SIGNER})
OPEN = frozenset({S.DRAFT, S.WITH_MUNICIPALITY, S.WITH_PROJECT, S.TO_SIGN})
HELD = frozenset({S.SIGNED, S.SUPERSEDED})  # what holds or has held
EDITABLE = frozenset({S.DRAFT, S.WITH_PROJECT})
HIDDEN = frozenset({S.DRAFT, S.DISCARDED})  # the project leader's own until it is sent

AGREEMENT_MOVES: Mapping[str, Move] = {
    "send": Move(EDITABLE, S.WITH_MUNICIPALITY, LEADER),
    "amend": Move(frozenset({S.WITH_MUNICIPALITY}), S.WITH_PROJECT, ANSWERERS),
    "confirm": Move(frozenset({S.WITH_MUNICIPALITY}), S.TO_SIGN, ANSWERERS),
    "accept": Move(frozenset({S.WITH_PROJECT}), S.TO_SIGN, LEADER),
    "return": Move(frozenset({S.TO_SIGN}), S.WITH_PROJECT, frozenset({Role.SIGNER})),
    "take_back": Move(frozenset({S.WITH_MUNICIPALITY, S.TO_SIGN}), S.WITH_PROJECT, LEADER),
    "discard": Move(EDITABLE, S.DISCARDED, LEADER),
    "sign": Move(frozenset({S.TO_SIGN}), S.SIGNED, frozenset({Role.SIGNER, Role.PROJECT_LEADER})),
    "supersede": Move(frozenset({S.SIGNED}), S.SUPERSEDED, LEADER | {Role.SIGNER}),
}

# How each status looks: tone and icon of its badge.
AGREEMENT_LOOKS: Mapping[AgreementStatus, tuple[str, str]] = {
    S.DRAFT: ("neutral", "pencil"),
    S.WITH_MUNICIPALITY: ("info", "clock"),
    S.WITH_PROJECT: ("warning", "clip"),
    S.TO_SIGN: ("warning", "pencil"),
    S.SIGNED: ("success", "check-circle"),
    S.SUPERSEDED: ("neutral", "circle"),
    S.DISCARDED: ("neutral", "circle"),
}
RESPONSE_LOOKS: Mapping[Response, tuple[str, str]] = {
    Response.OPEN: ("neutral", "circle"),
    Response.CONFIRMED: ("success", "check-circle"),
    Response.AMENDED: ("warning", "pencil"),
    Response.SETTLED: ("success", "check-circle"),
}

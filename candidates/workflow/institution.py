"""The life of an agreement on institution service, as data."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Move
from alisvest.programme.service import ServiceKind
from alisvest.ui.badges import Tone
from candidates.workflow.plan import FILLERS


class InstitutionStatus(models.TextChoices):
    WISHED = "wished", pgettext_lazy("institution service", "Wished for")
    AGREED = "agreed", pgettext_lazy("institution service", "Agreed")
    CONFIRMED = "confirmed", pgettext_lazy("institution service", "Confirmed by the institution")
    DONE = "done", pgettext_lazy("institution service", "Done")
    CANCELLED = "cancelled", pgettext_lazy("institution service", "Cancelled")


class SalaryPayer(models.TextChoices):
    """Who pays the doctor meanwhile. The health authority's part is never a claim on the programme."""

    HEALTH_AUTHORITY = "health_authority", _("The regional health authority")
    INSTITUTION = "institution", _("The institution")
    MUNICIPALITY = "municipality", _("The municipality")


INSTITUTION_SERVICE = [(kind.value, kind.label) for kind in (ServiceKind.HOSPITAL, ServiceKind.APPROVED_INSTITUTION)]

_S = InstitutionStatus
LIVE_INSTITUTION = frozenset({_S.WISHED, _S.AGREED, _S.CONFIRMED, _S.DONE})

INSTITUTION_MOVES: Mapping[str, Move] = {
    # What is agreed with the institution is not changed in silence: it is cancelled, and agreed anew.
    "change": Move(frozenset({_S.WISHED}), _S.WISHED, FILLERS),
    "agree": Move(frozenset({_S.WISHED}), _S.AGREED, FILLERS),
    "confirm": Move(frozenset({_S.AGREED}), _S.CONFIRMED, FILLERS),
    "finish": Move(frozenset({_S.CONFIRMED}), _S.DONE, STAFF_ROLES),
    "cancel": Move(frozenset({_S.WISHED, _S.AGREED, _S.CONFIRMED}), _S.CANCELLED, FILLERS),
}

INSTITUTION_LOOKS: Mapping[InstitutionStatus, tuple[Tone, str]] = {
    _S.WISHED: (Tone.NEUTRAL, "pencil"),
    _S.AGREED: (Tone.INFO, "halfclock"),
    _S.CONFIRMED: (Tone.SUCCESS, "check-circle"),
    _S.DONE: (Tone.SUCCESS, "lock"),
    _S.CANCELLED: (Tone.NEUTRAL, "circle"),
}

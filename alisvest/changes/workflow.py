"""The life of an amendment, as data. Imports nothing of the app."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Move


class AmendmentKind(models.TextChoices):
    FRACTION = "fraction", _("The size of the post")
    WORKPLACE = "workplace", _("Workplaces")
    LIST = "list", _("The patient list")
    END = "end", _("The doctor’s last day")
    LEAVE = "leave", _("Leave")


class AmendmentStatus(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("amendment", "Waits for approval")
    APPROVED = "approved", pgettext_lazy("amendment", "Approved")
    REFUSED = "refused", pgettext_lazy("amendment", "Not approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("amendment", "Withdrawn")


_S = AmendmentStatus
_LEADER = frozenset({Role.PROJECT_LEADER})
PROPOSERS = frozenset(STAFF_ROLES | {Role.WRITER, Role.SIGNER})
NEEDS_DOCTOR = frozenset({AmendmentKind.END, AmendmentKind.LEAVE})
"""What is about the doctor in the post; the others change a vacant post too."""

AMENDMENT_MOVES: Mapping[str, Move] = {
    "approve": Move(frozenset({_S.PROPOSED}), _S.APPROVED, _LEADER),
    "refuse": Move(frozenset({_S.PROPOSED}), _S.REFUSED, _LEADER),
    "withdraw": Move(frozenset({_S.PROPOSED}), _S.WITHDRAWN, PROPOSERS),
}

# How each status looks: tone and icon of its badge.
AMENDMENT_LOOKS: Mapping[AmendmentStatus, tuple[str, str]] = {
    _S.PROPOSED: ("warning", "clock"),
    _S.APPROVED: ("success", "check-circle"),
    _S.REFUSED: ("neutral", "octagon"),
    _S.WITHDRAWN: ("neutral", "circle"),
}

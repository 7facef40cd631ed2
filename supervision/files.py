"""The paper that hangs on a supervisor: a supervisor is a specialist in general practice."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.documents.kinds import Audience, Kind, register

OWN = Audience("supervisor", _("The supervisor and the project"), STAFF_ROLES | {Role.SUPERVISOR})


def _always(_supervisor: Any) -> bool:
    return True


APPROVAL = Kind(
    "specialist_approval",
    _("Approval as specialist in general practice"),
    "supervision.supervisor",
    [OWN],
    adders=STAFF_ROLES | {Role.SUPERVISOR},
    confirmers=STAFF_ROLES,
    expires=True,
    required=_always,
)


def enter() -> None:
    """Make the kind known. Called from AppConfig.ready()."""
    register("supervision.supervisor", APPROVAL)

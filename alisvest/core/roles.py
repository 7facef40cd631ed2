"""The capacities in which a person can act. One person may hold several hats and wears one at a time."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a hat allows in general; which rows it reaches is decided by its scope."""

    PROJECT_LEADER = "project_leader", _("Project leader")
    ADMINISTRATOR = "administrator", _("Administrator")
    SUPERVISOR = "supervisor", _("Supervisor")
    WRITER = "municipality_writer", _("Municipality, writer")
    SIGNER = "municipality_signer", _("Municipality, signer")
    FINANCE = "municipality_finance", _("Municipality, finance")
    READER = "municipality_reader", _("Municipality, reader")
    MANAGER = "municipality_manager", _("Municipality, manager")
    CANDIDATE = "candidate", _("Candidate")
    STEERING = "steering", _("Steering group")
    RESEARCHER = "researcher", _("Researcher")
    AUDITOR = "auditor", _("Auditor")


MUNICIPALITY_ROLES = frozenset({Role.WRITER, Role.SIGNER, Role.FINANCE, Role.READER, Role.MANAGER})
STAFF_ROLES = frozenset({Role.PROJECT_LEADER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Hat:
    """A role and what it reaches: a municipality's, supervisor's or candidate's key; None for the whole programme.

    `place`: the municipality it belongs to, by name, where it belongs to one. `former`: what it rests on has ended, and
    what may still be read is only read (decision «access ends with the relation»).
    """

    role: Role
    scope: int | None
    label: str
    place: str = ""
    former: bool = False

    @property
    def key(self) -> str:
        """Name the hat in the session and in the switch's form."""
        return f"{self.role.value}:{self.scope or ''}"

"""How far a record is on its way to the person it is about."""

from dataclasses import dataclass
from typing import Any

from alisvest.accounts.models import Invitation, User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import refuse_role


@dataclass(frozen=True, slots=True)
class ClaimPanel:
    """What staff see on the record's page: whose account it has, or where the link to it is."""

    label: str
    record_id: int
    account: User | None
    invitation: Invitation | None
    is_open: bool


def claim_panel(reader: User, label: str, row: Any) -> ClaimPanel | None:
    """Return what stands about the account on a record's page; nothing for anyone but staff."""
    if refuse_role(reader, STAFF_ROLES) is not None:
        return None
    sent = Invitation.objects.filter(claim_type=label, claim_id=row.pk, withdrawn_at=None, accepted_at=None)
    invitation = sent.select_related("user", "sent_by").first()
    is_open = invitation is not None and clock.now() < invitation.expires_at
    return ClaimPanel(label, row.pk, row.user, invitation, is_open)

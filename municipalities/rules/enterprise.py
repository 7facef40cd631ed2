"""May this person record how the municipality stands as a training enterprise?"""

from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui import formats
from municipalities.models import TrainingEnterprise

RECORDERS = STAFF_ROLES | {Role.WRITER, Role.SIGNER}


def refuse_record_enterprise(
    latest: TrainingEnterprise | None, *, start: date | None = None, today: date, by: User
) -> Refusal | None:
    """A status begins after the one before it, and not in the future: it tells what is."""
    if refusal := refuse_role(by, RECORDERS):
        return refusal
    if start is None:
        return None
    if start > today:
        return not_now(_("The date cannot be in the future."), field="start")
    if latest is not None and start <= latest.valid.lower:
        return not_now(
            _("The last status holds from %(day)s. Choose a later day.") % {"day": formats.day(latest.valid.lower)},
            field="start",
        )
    return None

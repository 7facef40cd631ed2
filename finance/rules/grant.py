"""What may be entered as grant."""

from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_role


def refuse_record(*, amount: int, received_on: date, today: date, reference_used: bool, by: User) -> Refusal | None:
    """A grant is money received, entered once for each letter's reference."""
    if refusal := refuse_role(by, {Role.PROJECT_LEADER}):
        return refusal
    if amount <= 0:
        return not_now(_("A grant is more than zero."), field="amount")
    if received_on > today:
        return not_now(_("The date lies ahead: a grant is entered when it is received."), field="received_on")
    if reference_used:
        return not_now(_("A grant with this reference is already entered for the year."), field="reference")
    return None

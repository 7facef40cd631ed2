"""What may be done with the egenandel."""

from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from finance.models import EgenandelCharge
from finance.rules.claim import refuse_payment_day


def refuse_charge(*, exists: bool, year: int, today: date, by: User) -> Refusal | None:
    """A municipality is charged once for a year that has begun."""
    if refusal := refuse_role(by, {Role.ADMINISTRATOR}):
        return refusal
    if exists:
        return not_now(_("The municipality is already charged for this year."))
    if year > today.year:
        return not_now(_("The year has not begun."), field="year")
    return None


def refuse_receive(charge: EgenandelCharge, *, paid_on: date, today: date, by: User) -> Refusal | None:
    """A payment settles what is outstanding."""
    if refusal := refuse_role(by, {Role.ADMINISTRATOR}):
        return refusal
    if charge.credited:
        return not_now(_("The charge is credited."))
    if not charge.outstanding:
        return not_now(_("The egenandel is paid."))
    return refuse_payment_day(paid_on, today)

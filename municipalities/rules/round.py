"""When a round may be opened."""

from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_role


def refuse_open_round(
    *, opens_on: date, deadline_on: date, places_from: int, places_to: int, today: date, by: User
) -> Refusal | None:
    if refusal := refuse_role(by, {Role.PROJECT_LEADER}):
        return refusal
    if deadline_on < opens_on:
        return not_now(_("The deadline cannot be before the round opens."), field="deadline_on")
    if deadline_on < today:
        return not_now(_("The deadline is already past."), field="deadline_on")
    if places_to < places_from:
        return not_now(_("The largest number of places cannot be below the smallest."), field="places_to")
    return None


def refuse_record_case_number(*, by: User) -> Refusal | None:
    return refuse_role(by, STAFF_ROLES)

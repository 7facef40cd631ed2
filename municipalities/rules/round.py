"""When a round may be prepared, called and written to."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui import formats
from municipalities.models import Round
from municipalities.workflow import RoundStatus


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


def refuse_outside_dates(round_: Round, *, now: datetime, dispensed_until: datetime | None = None) -> Refusal | None:
    """Nothing is written before the opening day, nor from `closes_at` on, but until `dispensed_until` (half-open)."""
    if round_.status == RoundStatus.PREPARED:
        return not_now(_("The round is not called yet."))
    if now.astimezone(clock.OSLO).date() < round_.opens_on:
        return not_now(_("The round opens on %(day)s.") % {"day": formats.day(round_.opens_on)})
    if now >= round_.closes_at and (dispensed_until is None or now >= dispensed_until):
        return not_now(
            _("The deadline was %(end)s. Applications are no longer accepted. Contact the project leader.")
            % {"end": end_words(round_)}
        )
    return None


def end_words(round_: Round) -> str:
    """Word the deadline: the day at midnight, or the day and the minute."""
    words = {"day": formats.day(round_.deadline_on)}
    if round_.deadline_time is None:
        return _("%(day)s at midnight") % words
    return _("%(day)s at %(time)s") % (words | {"time": f"{round_.deadline_time:%H.%M}"})

"""When a round may be prepared, changed, called and written to."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from alisvest.ui import formats
from municipalities.models import Round
from municipalities.workflow import ROUND_MOVES, RoundStatus

LEADER = frozenset({Role.PROJECT_LEADER})
LAST_MINUTE = time(23, 59)


def refuse_round_facts(
    *,
    opens_on: date,
    deadline_on: date,
    deadline_time: time | None,
    places_from: int,
    places_to: int,
    now: datetime,
    by: User,
) -> Refusal | None:
    """Answer for the dates and places of a round that is being prepared."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if deadline_on < opens_on:
        return not_now(_("The deadline cannot be before the round opens."), field="deadline_on")
    if clock.end_of(deadline_on, deadline_time) <= now:
        return not_now(_("The deadline is already past."), field="deadline_on")
    if places_to < places_from:
        return not_now(_("The largest number of places cannot be below the smallest."), field="places_to")
    return None


def refuse_change_round(round_: Round, *, by: User) -> Refusal | None:
    """Dates, places and whom to invite are changed until the call; from then on everybody relies on them."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if round_.status != RoundStatus.PREPARED:
        return not_now(_("The round is called: everybody relies on its dates. They can no longer be changed."))
    return None


def refuse_set_up(round_: Round, *, by: User, roles: Collection[Role] = LEADER) -> Refusal | None:
    """Phases, flags and meetings are set up until the decisions are sent."""
    if refusal := refuse_role(by, roles):
        return refusal
    if round_.status == RoundStatus.RELEASED:
        return not_now(_("The round is over: its decisions are sent."))
    return None


def refuse_call(round_: Round, *, asked: int, now: datetime, by: User) -> Refusal | None:
    """`asked`: how many municipalities stand on the invitation list."""
    if refusal := refuse_move(
        ROUND_MOVES, "call", status=round_.status, status_label=str(RoundStatus(round_.status).label), by=by
    ):
        return refusal
    if round_.closes_at <= now:
        return not_now(_("The deadline is already past."))
    if round_.criteria_published_at is None:
        return not_now(_("Publish the criteria first: applicants must know what they are judged by."))
    if asked == 0:
        return not_now(_("No municipality stands on the invitation list."))
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
    """Word the round's deadline."""
    return deadline_words(round_.deadline_on, round_.deadline_time)


def deadline_words(day: date, minute: time | None) -> str:
    """Word a deadline: the day and the minute; a whole day is named by its last one."""
    return _("%(day)s at %(time)s") % {"day": formats.day(day), "time": f"{minute or LAST_MINUTE:%H.%M}"}

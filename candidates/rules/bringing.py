"""Bringing earlier service from the application into the plan: which rows, and what the plan says of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from alisvest.core.rules import Refusal, not_now
from alisvest.ui.formats import day
from candidates.models import EducationPlan
from candidates.rules.counting import Period, excesses
from candidates.rules.plan import LONGEST_YEARS, refuse_change, too_high


def refuse_bring_in(plan: EducationPlan, periods: Sequence[Period], *, chosen: int, by: User) -> Refusal | None:
    """`periods`: those of the rows that are chosen; `chosen`: how many were asked for, brought in already or not."""
    if refusal := refuse_change(plan, by=by):
        return refusal
    if not chosen:
        return not_now(_("Choose at least one row."))
    if len(periods) < chosen:
        return not_now(_("Somebody else brought in a row meanwhile. Look at the plan before you go on."))
    ends = [last_day(each.end) for each in periods]
    if ends and max(*ends, plan.start).year - min(each.start for each in periods).year > LONGEST_YEARS - 1:
        return not_now(_("The plan would be longer than %(years)d years.") % {"years": LONGEST_YEARS})
    return None


def first_day_with(plan: EducationPlan, periods: Iterable[Period]) -> date:
    """Return the education's first day once the rows are in: earlier service may begin before it."""
    return min([plan.start, *(each.start for each in periods)])


def warnings_of(plan: EducationPlan, held: Sequence[Period], new: Sequence[Period]) -> list[str]:
    """Tell what follows, by the plan's own rules: a first day that moves, and what is above a whole post with the rows."""
    told = []
    first = first_day_with(plan, new)
    if first < plan.start:
        told.append(
            _("The first day of the education moves from %(old)s to %(new)s.")
            % {"old": day(plan.start), "new": day(first)}
        )
    before = {(each.start, each.end) for each in excesses(held)}
    after = [*held, *new]
    if {(each.start, each.end) for each in excesses(after)} - before:
        told += [_("Service above 100 %%: %(stretch)s") % {"stretch": stretch} for stretch in too_high(after)]
    return told

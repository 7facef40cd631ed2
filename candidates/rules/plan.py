"""When a plan may be made, changed and agreed."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from alisvest.ui.formats import percent, period
from candidates.models import EducationPlan
from candidates.rules.counting import Period, excesses
from candidates.rules.employment import refuse_identity_number
from candidates.workflow import PLAN_MOVES, PLANNERS, WITHOUT_PERCENTAGE, PlanStatus, ServiceKind

LONGEST_YEARS = 12  # a plan longer than the timeline can draw is a slip of the keyboard


def refuse_make(*, has_plan: bool, employed: bool, by: User) -> Refusal | None:
    if refusal := refuse_role(by, PLANNERS):
        return refusal
    if has_plan:
        return not_now(_("The candidate already has a plan."))
    if not employed:
        return not_now(_("The candidate holds no position on or after that date."), field="start")
    return None


def refuse_change(plan: EducationPlan, *, by: User) -> Refusal | None:
    """Answer for adding, changing and removing periods alike."""
    status = PlanStatus(plan.status)
    return refuse_move(PLAN_MOVES, "change", status=status, status_label=str(status.label), by=by)


def refuse_period(
    plan: EducationPlan,
    *,
    kind: str,
    place: str,
    percentage: Decimal | int | None,
    start: date,
    end: date,
    by: User,
) -> Refusal | None:
    """`end` is half-open. Service above 100 % in sum is allowed here: a draft may be wrong for a while."""
    if refusal := refuse_change(plan, by=by):
        return refusal
    if kind not in ServiceKind.values:
        return not_now(_("Choose a kind of service from the list."), field="kind")
    if refusal := refuse_identity_number(("place", place)):
        return refusal
    return _refuse_percentage(kind, percentage) or _refuse_dates(plan, start, end)


def _refuse_percentage(kind: str, percentage: Decimal | int | None) -> Refusal | None:
    if kind in WITHOUT_PERCENTAGE:
        if percentage is not None:
            return not_now(
                _("Leave, groups and out-of-hours duty have no position percentage: leave it empty."),
                field="percentage",
            )
        return None
    if percentage is None or not 1 <= percentage <= 100:
        return not_now(_("Position percentage must be from 1 to 100."), field="percentage")
    return None


def _refuse_dates(plan: EducationPlan, start: date, end: date) -> Refusal | None:
    if end <= start:
        return not_now(_("The last day is before the first."), field="last")
    if start < plan.start:
        return not_now(_("The period begins before the education does."), field="start")
    if last_day(end).year - plan.start.year > LONGEST_YEARS - 1:
        return not_now(
            _("The plan would be longer than %(years)d years. Check the last day.") % {"years": LONGEST_YEARS},
            field="last",
        )
    return None


def too_high(periods: Iterable[Period]) -> list[str]:
    """Name each stretch with more than a whole post in sum: dates and percentage, as people read them."""
    return [
        _("%(period)s: %(percentage)s in sum")
        % {"period": period(excess.start, last_day(excess.end)), "percentage": percent(excess.percentage)}
        for excess in excesses(periods)
    ]


def refuse_agree(plan: EducationPlan, periods: list[Period], *, by: User) -> Refusal | None:
    status = PlanStatus(plan.status)
    if refusal := refuse_move(PLAN_MOVES, "agree", status=status, status_label=str(status.label), by=by):
        return refusal
    if not periods:
        return not_now(_("The plan has no periods yet."))
    if details := too_high(periods):
        return not_now(_("The plan holds service above 100 %. Correct the periods first."), details=details)
    return None


def refuse_rework(plan: EducationPlan, periods: Iterable[Period], *, by: User) -> Refusal | None:
    """Answer for an approved amendment that writes the plan anew; in a draft too much in sum is still only a warning."""
    if refusal := refuse_role(by, PLAN_MOVES["reopen"].roles):
        return refusal
    if plan.status == PlanStatus.AGREED and (details := too_high(periods)):
        return not_now(_("The plan would hold service above 100 %."), details=details)
    return None

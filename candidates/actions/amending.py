"""What an approved amendment of a post writes here: the employment from a day on, and the plan anew.

Whether it may is the amendment's own rule (alisvest.changes); these verbs are carried out by it alone.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from candidates import rules
from candidates.models import EducationPlan, Employment, ServicePeriod
from candidates.rules.counting import Period
from candidates.workflow import PLAN_MOVES, PlanStatus


def _locked(employment: Employment, by: User) -> Employment:
    return Employment.objects.visible_to(by).select_for_update(of=("self",)).get(pk=employment.pk)


@transaction.atomic
def change_percentage(employment: Employment, *, start: date, percentage: Decimal, by: User) -> Employment:
    """Let the doctor's percentage be another from `start` on: a row of its own follows without a gap. Raises RefusedError."""
    employment = _locked(employment, by)
    require(rules.refuse_amend_employment(employment, start=start, by=by))
    before, until = employment.percentage, employment.valid.upper
    if employment.valid.lower == start:
        employment.percentage = percentage
        employment.save(update_fields=["percentage"])
        after = employment
    else:
        employment.valid = DateRange(employment.valid.lower, start)
        employment.save(update_fields=["valid"])
        after = Employment.objects.create(
            position_id=employment.position_id,
            candidate_id=employment.candidate_id,
            percentage=percentage,
            valid=DateRange(start, until),
        )
    record(
        "candidates.percentage_changed",
        after,
        by=by,
        changes={"candidate": after.candidate_id, "from": start, "percentage": [before, percentage]},
    )
    return after


@transaction.atomic
def move_last_day(employment: Employment, *, end: date, by: User) -> Employment:
    """Let the employment end at the half-open bound `end`. Raises RefusedError; IntegrityError where the post is taken."""
    employment = _locked(employment, by)
    require(rules.refuse_amend_employment(employment, start=end, by=by, ending=True))
    before = employment.valid.upper
    same = Employment.objects.filter(position=employment.position_id, candidate=employment.candidate_id)
    for later in same.filter(valid__startswith__gte=end):
        later.delete()
    employment.valid = DateRange(employment.valid.lower, end)
    employment.save(update_fields=["valid"])
    record(
        "candidates.last_day_moved",
        employment,
        by=by,
        changes={"candidate": employment.candidate_id, "until": [before, end]},
    )
    return employment


@transaction.atomic
def rework_plan(plan: EducationPlan, periods: Iterable[Period], *, by: User) -> EducationPlan:
    """Write the plan's periods as they are given; an agreed plan is agreed anew by whoever approved the change.

    A period with a key keeps its row, with its files; a second one with the same key is what was cut off from it. Refused
    where service would be above 100 % in sum.
    """
    plan = EducationPlan.objects.visible_to(by).select_for_update(of=("self",)).get(pk=plan.pk)
    rows = {row.pk: row for row in ServicePeriod.objects.filter(plan=plan).select_for_update(of=("self",))}
    wanted = sorted(periods, key=lambda period: (period.start, period.end))
    agreed = plan.status == PlanStatus.AGREED
    require(rules.refuse_rework(plan, wanted, by=by))
    if agreed:
        plan.status, plan.agreed_by, plan.agreed_at = PLAN_MOVES["reopen"].target, None, None
        plan.save(update_fields=["status", "agreed_by", "agreed_at"])
        record("candidates.plan_reopened", plan, by=by)
    kept: set[int] = set()
    for period in wanted:
        row = rows.get(period.key or 0)
        if row is not None and row.pk not in kept:
            kept.add(row.pk)
            _set(row, period)
        else:
            ServicePeriod.objects.create(
                plan=plan,
                kind=period.kind,
                place=row.place if row else "",
                percentage=period.percentage,
                valid=DateRange(period.start, period.end),
            )
    if agreed:
        plan.status = PLAN_MOVES["agree"].target
        plan.agreed_by, plan.agreed_at = by, clock.now()
        plan.save(update_fields=["status", "agreed_by", "agreed_at"])
    record("candidates.plan_reworked", plan, by=by, changes={"periods": [len(rows), len(wanted)]})
    return plan


def _set(row: ServicePeriod, period: Period) -> None:
    valid = DateRange(period.start, period.end)
    if (row.percentage, row.valid) != (period.percentage, valid):
        row.percentage, row.valid = period.percentage, valid
        row.save(update_fields=["percentage", "valid"])

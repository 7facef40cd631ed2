"""Making the plan, its periods, and agreeing on it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.documents.actions import withdraw_files_of
from candidates import queries, rules
from candidates.models import Candidate, EducationPlan, Employment, RuleSet, ServicePeriod
from candidates.workflow import PLAN_MOVES


@transaction.atomic
def make_plan(candidate: Candidate, *, rule_set: str = "2016", start: date, by: User) -> EducationPlan:
    """Begin the plan as a draft. `start` is the education's first day, before the position for a doctor part-way.

    Raises RefusedError, and RuleSet.DoesNotExist for a set that is not loaded.
    """
    candidate = Candidate.objects.visible_to(by).select_for_update(of=("self",)).get(pk=candidate.pk)
    employed = Employment.objects.filter(candidate=candidate, valid__overlap=DateRange(start, None)).exists()
    has_plan = EducationPlan.objects.filter(candidate=candidate).exists()
    require(rules.refuse_make(has_plan=has_plan, employed=employed, by=by))
    plan = EducationPlan.objects.create(candidate=candidate, rule_set=RuleSet.objects.get(code=rule_set), start=start)
    record("candidates.plan_made", plan, by=by, changes={"rule_set": rule_set, "start": start})
    return plan


def _locked(plan_id: int, by: User) -> EducationPlan:
    return EducationPlan.objects.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)


def _facts(period: ServicePeriod) -> dict[str, Any]:
    return {
        "kind": period.kind,
        "place": period.place,
        "percentage": period.percentage,
        "from": period.valid.lower,
        "until": period.valid.upper,
    }


@transaction.atomic
def add_period(
    plan: EducationPlan, *, kind: str, place: str, percentage: Decimal | int | None, start: date, end: date, by: User
) -> ServicePeriod:
    """Enter a period [start, end) in a draft. Percentage is None for leave, group and duty. Raises RefusedError."""
    plan = _locked(plan.pk, by)
    place = " ".join(place.split())
    require(rules.refuse_period(plan, kind=kind, place=place, percentage=percentage, start=start, end=end, by=by))
    period = ServicePeriod.objects.create(
        plan=plan, kind=kind, place=place, percentage=percentage, valid=DateRange(start, end)
    )
    record("candidates.period_added", period, by=by, changes={"plan": plan.pk} | _facts(period))
    return period


@transaction.atomic
def change_period(
    period: ServicePeriod, *, kind: str, place: str, percentage: Decimal | int | None, start: date, end: date, by: User
) -> ServicePeriod:
    """Enter a period of a draft anew. Raises RefusedError."""
    plan = _locked(period.plan_id, by)
    period = ServicePeriod.objects.visible_to(by).select_for_update(of=("self",)).get(pk=period.pk)
    place = " ".join(place.split())
    require(rules.refuse_period(plan, kind=kind, place=place, percentage=percentage, start=start, end=end, by=by))
    before = _facts(period)
    period.kind, period.place, period.valid = kind, place, DateRange(start, end)
    period.percentage = None if percentage is None else Decimal(percentage)
    period.save(update_fields=["kind", "place", "percentage", "valid"])
    after = _facts(period)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    record("candidates.period_changed", period, by=by, changes=changed)
    return period


@transaction.atomic
def remove_period(period: ServicePeriod, *, by: User) -> EducationPlan:
    """Take a period out of a draft; the trail keeps what it was. Raises RefusedError."""
    plan = _locked(period.plan_id, by)
    period = ServicePeriod.objects.visible_to(by).select_for_update(of=("self",)).get(pk=period.pk)
    require(rules.refuse_change(plan, by=by))
    record("candidates.period_removed", period, by=by, changes={"plan": plan.pk} | _facts(period))
    withdraw_files_of(period, reason=_("The period was removed from the plan."), by=by)
    period.delete()
    return plan


@transaction.atomic
def agree_plan(plan: EducationPlan, *, by: User) -> EducationPlan:
    """Agree on the plan; from here on it is read-only. Refused while service is above 100 % on any date."""
    plan = _locked(plan.pk, by)
    require(rules.refuse_agree(plan, queries.counted_periods(plan), by=by))
    plan.status = PLAN_MOVES["agree"].target
    plan.agreed_by, plan.agreed_at = by, clock.now()
    plan.save(update_fields=["status", "agreed_by", "agreed_at"])
    record("candidates.plan_agreed", plan, by=by)
    return plan

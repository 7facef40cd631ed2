"""Earlier service of the application that gave the doctor the post, as it may become periods of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import OuterRef, QuerySet, Subquery

from candidates.models import Candidate, EducationPlan, Employment, RuleLine, ServicePeriod
from candidates.queries.plan import as_period, lines_of
from candidates.rules.bringing import warnings_of
from candidates.rules.counting import Period
from candidates.rules.evaluation import evaluate
from municipalities.models import EarlierService
from municipalities.models.choices import CandidateKind


def earlier_service_of(candidate: Candidate) -> QuerySet[EarlierService]:
    """Return the rows of the places whose posts the doctor was the first to hold, and that were meant for an employed one.

    The rows are about the doctor who was employed then: whoever holds the post later brings nothing in. The caller has
    fetched the candidate in scope.
    """
    first = Employment.objects.filter(position=OuterRef("position")).order_by("valid", "pk").values("candidate")[:1]
    own = Employment.objects.filter(candidate=candidate).annotate(first=Subquery(first)).filter(first=candidate.pk)
    return EarlierService.objects.filter(
        place__in=own.values("position__place"), place__candidatesection__candidate_kind=CandidateKind.EMPLOYED
    ).select_related("place__application__round", "place__application__municipality")


def not_brought_in(candidate: Candidate) -> QuerySet[EarlierService]:
    """Return the rows that no period of a plan came from yet."""
    return earlier_service_of(candidate).filter(period=None)


def period_of(row: EarlierService) -> Period:
    return Period(row.kind, row.valid.lower, row.valid.upper, row.percentage)


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of the rule set, and what the plan holds for it without and with the rows, in years."""

    line: RuleLine
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing rows in leads to, by the plan's own rules. `counted`: the lines that change."""

    rows: Sequence[EarlierService]
    warnings: Sequence[str]
    counted: Sequence[Counted]


def preview_of(plan: EducationPlan, rows: Sequence[EarlierService], today: date) -> Preview:
    """Reckon the plan as it is and as it would be."""
    held, new = [as_period(row) for row in plan.periods.all()], [period_of(row) for row in rows]
    lines = list(plan.rule_set.lines.all())
    before, after = (
        [each.done + each.planned for each in evaluate(lines_of(lines), periods, today=today)]
        for periods in (held, [*held, *new])
    )
    counted = [Counted(line, was, now) for line, was, now in zip(lines, before, after, strict=True) if was != now]
    return Preview(rows, warnings_of(plan, held, new), counted)


def brought_in(plan: EducationPlan) -> QuerySet[ServicePeriod]:
    """Return the plan's periods that came from an application."""
    return ServicePeriod.objects.filter(plan=plan, earlier_service__isnull=False).select_related("earlier_service")

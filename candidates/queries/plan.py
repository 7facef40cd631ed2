"""Candidates, plans and their periods as rules and pages need them."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import DateField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower
from django.utils.translation import get_language

from alisvest.accounts.models import User
from alisvest.core.dates import calendar_months
from candidates.models import Candidate, EducationPlan, Employment, RuleLine, RuleSet, ServicePeriod
from candidates.rules.counting import Period
from candidates.rules.evaluation import Line
from candidates.workflow import Confidence, ServiceKind


def candidates_for(user: User) -> QuerySet[Candidate]:
    return Candidate.objects.visible_to(user)


def plans_for(user: User) -> QuerySet[EducationPlan]:
    return EducationPlan.objects.visible_to(user).select_related("candidate", "rule_set", "agreed_by")


def periods_for(user: User) -> QuerySet[ServicePeriod]:
    return ServicePeriod.objects.visible_to(user).select_related("plan__candidate")


def plan_of(candidate: Candidate) -> EducationPlan | None:
    """Return the candidate's plan; the caller has fetched the candidate in scope."""
    return EducationPlan.objects.filter(candidate=candidate).select_related("rule_set", "agreed_by").first()


def employed_without_plan(user: User, day: date) -> QuerySet[Candidate]:
    """Return the doctors without a plan who hold a post on the day or later, with its first day `in_post_from`."""
    rows = Employment.objects.visible_to(user).filter(candidate=OuterRef("pk"), valid__overlap=DateRange(day, None))
    first = rows.order_by("valid").values(start=Lower("valid", output_field=DateField()))[:1]
    found = Candidate.objects.visible_to(user).filter(plan=None).annotate(in_post_from=Subquery(first))
    return found.filter(in_post_from__isnull=False)


def as_period(row: ServicePeriod) -> Period:
    return Period(row.kind, row.valid.lower, row.valid.upper, row.percentage, row.pk)


def counted_periods(plan: EducationPlan) -> list[Period]:
    """Return the plan's periods as counting reads them."""
    return [as_period(row) for row in plan.periods.all()]


def leave_of(candidate: Candidate) -> list[tuple[date, date]]:
    """Return the candidate's leave as half-open (start, end), in order: for supervision's norm and finance's months."""
    rows = ServicePeriod.objects.filter(plan__candidate=candidate, kind=ServiceKind.LEAVE).order_by("valid")
    return [(row.valid.lower, row.valid.upper) for row in rows]


def lines_of(lines: Iterable[RuleLine]) -> list[Line]:
    """Return a set's lines as evaluation reads them, in their order."""
    return [
        Line(line.key, line.measure, tuple(line.kinds), line.amount, line.confidence == Confidence.CONFIRMED)
        for line in lines
    ]


def rule_sets() -> QuerySet[RuleSet]:
    return RuleSet.objects.all()


def text_of(row: Any, name: str) -> str:
    """Return a rule set's or line's text in the reader's language."""
    language = (get_language() or "nb")[:2]
    text: str = getattr(row, f"{name}_{language if language in ('nn', 'en') else 'nb'}")
    return text


def founding_lines() -> list[RuleLine]:
    """Return the programme's own requirements, those of its first rule set; nothing before the rule sets are loaded."""
    first = RuleSet.objects.order_by("code").first()
    return list(first.lines.order_by("order")) if first else []


def month_number(start: date, today: date, leave: Iterable[tuple[date, date]]) -> int:
    """Return which month of the education today is in, leave taken out; 0 before the first day."""
    if today < start:
        return 0
    away = sum((calendar_months(first, min(after, today)) for first, after in leave), Fraction(0))
    return int(calendar_months(start, today) - away) + 1


def end_of(plan: EducationPlan) -> date | None:
    """Return the day after the last planned service, where the next period would begin; None for an empty plan."""
    return max((row.valid.upper for row in plan.periods.all() if row.percentage is not None), default=None)

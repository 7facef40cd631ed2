"""A plan with its answers: what the plan's page, the list and the start page read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, QuerySet

from alisvest.accounts.models import User
from candidates.models import Candidate, EducationPlan, Employment, RuleLine, ServicePeriod
from candidates.queries.plan import as_period, lines_of, month_number
from candidates.rules.counting import Excess, excesses, gaps
from candidates.rules.evaluation import Result, Verdict, evaluate
from candidates.workflow import WITHOUT_PERCENTAGE, Measure, PlanStatus, ServiceKind

NO_PLAN = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the rule set with what the plan says of it, and the periods it rests on."""

    line: RuleLine
    result: Result
    periods: Sequence[ServicePeriod]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plan held against its rule set on a day."""

    plan: EducationPlan
    periods: Sequence[ServicePeriod]
    answers: Sequence[Answer]
    excesses: Sequence[Excess]
    gaps: Sequence[tuple[date, date]]
    today: date

    @property
    def is_draft(self) -> bool:
        return self.plan.status == PlanStatus.DRAFT

    @property
    def not_on_course(self) -> int:
        """How many requirements the plan neither fulfils nor will; service above 100 % is one of them."""
        missing = sum(1 for answer in self.answers if answer.result.verdict == Verdict.MISSING)
        return missing + (1 if self.excesses else 0)

    @property
    def end(self) -> date | None:
        """The last day of the service that completes the training, or None where the plan does not hold it all."""
        totals = [a.result.reached_on for a in self.answers if a.line.measure == Measure.TOTAL]
        known = [day for day in totals if day is not None]
        return max(known) if known and len(known) == len(totals) else None

    @property
    def uncounted(self) -> list[ServicePeriod]:
        """Periods of service that no line counts: shown, so that nothing is lost silently."""
        counted = {kind for answer in self.answers for kind in answer.line.kinds}
        return [p for p in self.periods if p.kind not in counted and p.kind not in WITHOUT_PERCENTAGE]

    @property
    def month(self) -> int:
        """Which month of the education today is in, leave taken out; 0 before the first."""
        leave = [(p.valid.lower, p.valid.upper) for p in self.periods if p.kind == ServiceKind.LEAVE]
        return month_number(self.plan.start, self.today, leave)


def sheet_of(plan: EducationPlan, today: date) -> Sheet:
    """Evaluate a plan. Reads its periods and lines, unless they are fetched already."""
    rows = list(plan.periods.all())
    lines = list(plan.rule_set.lines.all())
    periods = [as_period(row) for row in rows]
    by_key = {row.pk: row for row in rows}
    answers = [
        Answer(line, result, [by_key[key] for key in result.rests_on])
        for line, result in zip(lines, evaluate(lines_of(lines), periods, today=today), strict=True)
    ]
    return Sheet(plan, rows, answers, excesses(periods), gaps(periods, plan.start), today)


@dataclass(frozen=True, slots=True)
class Overview:
    """A candidate in the list: the employment that counts on the day, and the plan, where there is one."""

    candidate: Candidate
    employment: Employment | None
    sheet: Sheet | None


def overviews_for(user: User) -> QuerySet[Candidate]:
    """Return the candidates the reader sees, with all that `overview` reads: four queries whatever the rows."""
    held = Employment.objects.visible_to(user).select_related("position__municipality").order_by("valid")
    return (
        Candidate.objects.visible_to(user)
        .select_related("plan__rule_set")
        .prefetch_related(Prefetch("employments", held), "plan__periods", "plan__rule_set__lines")
    )


def overview(candidate: Candidate, today: date) -> Overview:
    """Evaluate a candidate of `overviews_for`."""
    plan = getattr(candidate, "plan", None)
    return Overview(
        candidate, shown_employment(candidate.employments.all(), today), sheet_of(plan, today) if plan else None
    )


def shown_employment(employments: Iterable[Employment], today: date) -> Employment | None:
    """Return the employment of today, else the next one, else the last. They come first to last."""
    all_of_them = list(employments)
    now = next((e for e in all_of_them if today in e.valid), None)
    later = next((e for e in all_of_them if e.valid.lower > today), None)
    return now or later or (all_of_them[-1] if all_of_them else None)


def counts_by_plan(user: User) -> dict[str, int]:
    """Return how many candidates the reader sees in all (""), without a plan, with a draft, with an agreed plan."""
    rows = Candidate.objects.visible_to(user).order_by().values_list("plan__status").annotate(Count("pk"))
    counts = {status or NO_PLAN: number for status, number in rows}
    return counts | {"": sum(counts.values())}


def with_plan(candidates: QuerySet[Candidate], status: str) -> QuerySet[Candidate]:
    """Keep the candidates whose plan has the status; NO_PLAN: who has none; anything else: all."""
    if status == NO_PLAN:
        return candidates.filter(plan=None)
    return candidates.filter(plan__status=status) if status in PlanStatus.values else candidates

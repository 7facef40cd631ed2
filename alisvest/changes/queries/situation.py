"""What is known of a doctor that a change may touch, and the same with the change in it. Writes nothing.

The change is made on plain values here and reckoned by the rules of the other apps; `actions` write the same values.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from candidates import queries as candidates
from candidates.models import Candidate, EducationPlan, Employment
from candidates.rules.counting import Period
from candidates.rules.reworking import made_up, resized, service, with_leave
from candidates.workflow import INSTITUTION_KINDS, PlanStatus, ServiceKind
from finance.rules.candidate_year import Period as Span


@dataclass(frozen=True, slots=True)
class Stay:
    """A row of employment as values. `key` is None for one that the change would make."""

    key: int | None
    position: int
    municipality: int
    start: date
    end: date | None
    percentage: Decimal

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Situation:
    """A doctor's employments and plan. `agreed`: only the leave of an agreed plan counts for money."""

    candidate: Candidate
    stays: tuple[Stay, ...]
    plan: EducationPlan | None
    periods: tuple[Period, ...]

    @property
    def agreed(self) -> bool:
        return self.plan is not None and self.plan.status == PlanStatus.AGREED

    @property
    def leaves(self) -> list[Span]:
        return [(each.start, each.end) for each in self.periods if each.kind == ServiceKind.LEAVE]

    @property
    def institution(self) -> list[Span]:
        return [(each.start, each.end) for each in self.periods if each.kind in INSTITUTION_KINDS]

    @property
    def plan_end(self) -> date | None:
        """The day after the last planned service."""
        return max((each.end for each in self.periods if each.percentage is not None), default=None)

    def spans(self, municipality: int | None = None) -> list[Span]:
        return [each.span for each in self.stays if municipality in {None, each.municipality}]


def situation_of(candidate: Candidate) -> Situation:
    """Return what is: three queries."""
    stays = tuple(
        Stay(row.pk, row.position_id, row.position.municipality_id, row.valid.lower, row.valid.upper, row.percentage)
        for row in candidates.employments_of(candidate)
    )
    plan = candidates.plan_of(candidate)
    periods = tuple(candidates.counted_periods(plan)) if plan else ()
    return Situation(candidate, stays, plan, periods)


def resized_from(now: Situation, employment: Employment, *, start: date, percentage: Decimal) -> Situation:
    """The doctor's percentage is another from `start` on: the plan's service in the post follows, its end moves."""
    stays: list[Stay] = []
    until = employment.valid.upper
    for stay in now.stays:
        if stay.key != employment.pk:
            stays.append(stay)
            continue
        if stay.start < start:
            stays.append(replace(stay, end=start))
        stays.append(
            replace(
                stay, key=stay.key if stay.start >= start else None, start=max(start, stay.start), percentage=percentage
            )
        )
    scaled = resized(now.periods, start=start, until=until, before=employment.percentage, after=percentage)
    return replace(now, stays=tuple(stays), periods=_made_up(now, scaled, start))


def with_leave_in(now: Situation, *, start: date, until: date) -> Situation:
    """A leave lies in [start, until): it counts for nothing, and moves the plan's end. Without a plan nothing is kept."""
    if now.plan is None:
        return now
    return replace(now, periods=_made_up(now, with_leave(now.periods, start=start, until=until), until))


def _made_up(now: Situation, periods: list[Period], start: date) -> tuple[Period, ...]:
    return tuple(made_up(periods, wanted=service(now.periods), from_day=start))


def ended_on(now: Situation, position: int, *, end: date) -> Situation:
    """The stay in the post ends at the half-open bound, which may also be later than it was; the plan goes on as it is."""
    stays = []
    rows = [each for each in now.stays if each.position == position]
    last = max((each for each in rows if each.start < end), key=lambda each: each.start, default=None)
    for stay in now.stays:
        if stay.position != position or (stay.start >= end and stay is not last):
            if stay.position != position:
                stays.append(stay)
            continue
        stays.append(replace(stay, end=end) if stay is last else stay)
    return replace(now, stays=tuple(stays))

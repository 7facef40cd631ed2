"""On which day each step of the ladder comes, and which one is due. Pure.

- A step that falls into a pause (July, or the doctor's leave) waits for the first day after it.
- Steps after the date keep their distance to a step that had to wait: nobody is told over the head of a person who has
  not been reminded first.
- What a missed day left undone is made good, with the latest step only, and no later than CATCH_UP days on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alisvest.dashboard.rules.tasks import Span, resumes_on
from alisvest.dashboard.workflow import Told

CATCH_UP = 30


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the ladder: `offset` in days after the date, below zero before it."""

    number: int
    offset: int
    to: Told
    template: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A step with the day on which it comes."""

    step: Step
    day: date


def dated(due: date, steps: Iterable[Step], pauses: Sequence[Span] = ()) -> list[Dated]:
    """Return the steps in order with their days, never in a pause. Steps behind an endless pause are left out."""
    found: list[Dated] = []
    late = timedelta(0)
    for step in sorted(steps, key=lambda step: step.offset):
        own = due + timedelta(days=step.offset)
        wanted = own + late if step.offset > 0 else own
        day = resumes_on(wanted, pauses) or wanted
        if day == date.max:
            break
        late = day - own if step.offset >= 0 else timedelta(0)
        found.append(Dated(step, day))
    return found


def step_due(today: date, steps: Sequence[Dated]) -> Dated | None:
    """Return the latest step whose day has come, unless that is too long ago to be made good."""
    come = [each for each in steps if each.day <= today]
    latest = come[-1] if come else None
    return latest if latest and (today - latest.day).days <= CATCH_UP else None


def steps_between(first: date, last: date, steps: Sequence[Dated]) -> list[Dated]:
    """Return the steps that come on the days first to last, both included; of several on one day the latest."""
    by_day = {each.day: each for each in steps if first <= each.day <= last}
    return [by_day[day] for day in sorted(by_day)]


def yearly(start: date, end: date, first: int, last: int) -> Iterator[Span]:
    """Repeat [start, end) in each of the years; 29 February is 28 February where there is none."""
    length = end - start
    for year in range(first, last + 1):
        begins = _in_year(start, year)
        yield Span(begins, begins + length)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)

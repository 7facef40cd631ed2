"""The ladder as it stands on a day: how long tasks may take, who is reminded when, and when nobody is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.core.cache import caches
from django.utils.translation import gettext as _

from alisvest.audit.queries import latest_event
from alisvest.dashboard.models import Pause, ReminderStep, Term
from alisvest.dashboard.rules.ladder import Dated, Step, dated, yearly
from alisvest.dashboard.rules.tasks import Span, Task, paused
from alisvest.dashboard.workflow import Told
from alisvest.ui import formats
from candidates.models import ServicePeriod
from candidates.workflow import ServiceKind

FRESH = 60  # seconds that a ladder is kept where nothing was written since
AHEAD = 2  # years on either side of the day for which a yearly pause is laid out


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rows that are valid on a day, and each candidate's leaves: of a leave only its dates are known."""

    terms: Mapping[str, int]
    steps: Mapping[str, Sequence[Step]]
    pauses: Sequence[Span]
    leaves: Mapping[int, Sequence[Span]]
    event: int = 0  # the trail's latest line when it was read

    def pauses_of(self, task: Task) -> Sequence[Span]:
        if task.candidate is None:
            return self.pauses
        return [*self.pauses, *self.leaves.get(task.candidate, [])]

    def steps_of(self, task: Task) -> list[Dated]:
        """Return the steps about a task with their days; none where the task has no date or its kind no steps."""
        steps = self.steps.get(task.kind, ())
        return dated(task.due, steps, self.pauses_of(task)) if task.due and steps else []

    def today(self, task: Task, today: date) -> Task:
        """Return the task as it stands today: on hold or not, and who is told next where it is not done."""
        held = paused(task, today, self.pauses_of(task))
        ahead = (each for each in self.steps_of(task) if each.step.to != Told.PERSON and each.day > today)
        following = next(ahead, None)
        return replace(held, escalation=_escalation(following)) if following else held


def _escalation(following: Dated) -> str:
    words = {
        Told.MANAGER: _("Not done by then: the municipality's manager is told on %(day)s"),
        Told.LEADER: _("Not done by then: the project leader is told on %(day)s"),
    }[following.step.to]
    return words % {"day": formats.short_day(following.day)}


def ladder_on(day: date) -> Ladder:
    """Return the ladder of a day. It is read anew as soon as anything in the programme was changed; else one query."""
    event, memory = latest_event(), caches["memory"]
    key = f"ladder:{day}:{event}"
    kept: Ladder | None = memory.get(key)
    if kept is None:
        kept = Ladder(terms_on(day), _steps_on(day), pauses_on(day), _leaves(), event)
        memory.set(key, kept, FRESH)
    return kept


def _steps_on(day: date) -> dict[str, list[Step]]:
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in ReminderStep.objects.filter(valid__contains=day):
        steps[row.kind].append(Step(row.number, row.offset, Told(row.to), row.template))
    return dict(steps)


def _leaves() -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    periods = ServicePeriod.objects.filter(kind=ServiceKind.LEAVE)
    for candidate, valid in periods.values_list("plan__candidate", "valid"):
        found[candidate].append(Span(valid.lower, valid.upper))
    return dict(found)


def terms_on(day: date) -> dict[str, int]:
    """Return the days each kind of task may take, where one is decided."""
    return dict(Term.objects.filter(valid__contains=day).values_list("kind", "days"))


def pauses_on(day: date) -> list[Span]:
    """Return the pauses in use on the day, the yearly ones laid out around it."""
    spans: list[Span] = []
    for pause in Pause.objects.filter(valid__contains=day):
        if pause.every_year:
            spans += yearly(pause.days.lower, pause.days.upper, day.year - AHEAD, day.year + AHEAD)
        else:
            spans.append(Span(pause.days.lower, pause.days.upper))
    return spans

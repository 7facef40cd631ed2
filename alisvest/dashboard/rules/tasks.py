"""A task, and in which order tasks are told. Pure: dates come in, nothing is read or written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.dashboard.workflow import TaskKind
from alisvest.ui import formats
from alisvest.ui.badges import Badge, Tone

SUNDAY = 7


class Group(StrEnum):
    """How near a task is: the headings of the list, in their order."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    LATER = "later"
    UNDATED = "undated"


GROUP_WORDS = {
    Group.OVERDUE: gettext_lazy("Overdue"),
    Group.THIS_WEEK: gettext_lazy("This week"),
    Group.LATER: gettext_lazy("Later"),
    Group.UNDATED: gettext_lazy("Without a date"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for whoever wears a hat.

    `subject` ("finance.claim/12") and `on` (the month or year it is about) make the steady key: the same thing has the
    same key every day and for everyone. `due` is the last day (included). `what` begins with a verb in the imperative.
    `seen_at` is where others than the reader see it; `candidate` the key of the doctor it is about: their leave is a pause.
    `paused` is the day on which it goes on, while it waits for July or a leave to be over.
    """

    kind: TaskKind
    subject: str
    what: str
    why: str
    href: str
    due: date | None = None
    about: str = ""
    amount: str = ""
    on: date | None = None
    paused: date | None = None
    escalation: str = ""
    seen_at: str = ""
    candidate: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.subject}:{self.on or ''}"

    def is_overdue(self, today: date) -> bool:
        return self.due is not None and self.due < today and self.paused is None

    def group(self, today: date) -> Group:
        """Tell under which heading it stands today; what is paused waits under "later"."""
        if self.paused is not None:
            return Group.LATER
        if self.due is None:
            return Group.UNDATED
        if self.due < today:
            return Group.OVERDUE
        return Group.THIS_WEEK if self.due <= end_of_week(today) else Group.LATER

    def near(self, today: date) -> Badge | None:
        """Say how much time is left, with the tone of it; nothing where there is no date."""
        if self.paused is not None:
            return Badge(_("on hold until %(day)s") % {"day": formats.short_day(self.paused)}, Tone.NEUTRAL, "clock")
        if self.due is None:
            return None
        group = self.group(today)
        tone, icon = {
            Group.OVERDUE: (Tone.DANGER, "warn"),
            Group.THIS_WEEK: (Tone.WARNING, "halfclock"),
        }.get(group, (Tone.NEUTRAL, "clock"))
        return Badge(formats.nearness(self.due, today), tone, icon)


def end_of_week(day: date) -> date:
    """Return the Sunday of the day's week."""
    return day + timedelta(days=SUNDAY - day.isoweekday())


def in_order(tasks: Iterable[Task], today: date) -> list[Task]:
    """Put the most pressing first: overdue, this week, later, without a date; by date inside each, then steadily."""
    ranks = {group: rank for rank, group in enumerate(Group)}
    return sorted(
        tasks,
        key=lambda task: (
            ranks[task.group(today)],
            task.paused or task.due or date.max,
            str(task.kind),
            task.what,
            task.key,
        ),
    )


def grouped(tasks: Iterable[Task], today: date) -> list[tuple[Group, list[Task]]]:
    """Return the tasks under their headings, empty headings left out; the order is that of in_order()."""
    found: dict[Group, list[Task]] = {}
    for task in in_order(tasks, today):
        found.setdefault(task.group(today), []).append(task)
    return list(found.items())


def merged(tasks: Iterable[Task]) -> list[Task]:
    """Keep the first of each key: two sources may tell of the same thing."""
    found: dict[str, Task] = {}
    for task in tasks:
        found.setdefault(task.key, task)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Span:
    """Dates [start, end) in which reminders wait; None is an open end."""

    start: date
    end: date | None


def resumes_on(day: date, spans: Sequence[Span]) -> date | None:
    """Return the first day on which no pause holds any more; None when none holds on the day (or it never ends).

    Pauses that touch each other are one: a leave that runs out in July waits for August.
    """
    resumed, moved = day, True
    while moved:
        moved = False
        for span in spans:
            if span.start <= resumed and (span.end is None or resumed < span.end):
                if span.end is None:
                    return date.max
                resumed, moved = span.end, True
    return resumed if resumed > day else None


def paused(task: Task, today: date, spans: Sequence[Span]) -> Task:
    """Return the task as it stands today: on hold where a pause holds."""
    until = resumes_on(today, spans)
    return replace(task, paused=until) if until and task.due is not None else task


def due_after(start: date, days: int | None) -> date | None:
    """Return the last day of so many days after one; None where no time is set."""
    return None if days is None else start + timedelta(days=days)

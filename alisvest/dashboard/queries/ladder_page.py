"""The project leader's page of reminders: each kind's ladder in words, the pauses, and who gets what next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from alisvest.dashboard.models import Pause, ReminderStep, Term
from alisvest.dashboard.queries.reminders import Reminder, coming
from alisvest.dashboard.workflow import OWN_DATE, UNDATED, TaskKind, Told
from alisvest.ui import formats

FORTNIGHT = timedelta(days=13)  # after today: fourteen days in all


@dataclass(frozen=True, slots=True)
class LadderLine:
    """A kind of task with its time and its steps in words."""

    kind: TaskKind
    time: str
    steps: list[str]


@dataclass(frozen=True, slots=True)
class PauseLine:
    pause: Pause
    days: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """What goes on one day."""

    day: date
    reminders: list[tuple[Reminder, str | Promise]]


def ladder_lines(user: User, today: date) -> list[LadderLine]:
    """Return every kind of task, in the order of the programme's year."""
    terms = dict(Term.objects.visible_to(user).filter(valid__contains=today).values_list("kind", "days"))
    steps: dict[str, list[str]] = defaultdict(list)
    for row in ReminderStep.objects.visible_to(user).filter(valid__contains=today):
        steps[row.kind].append(_("%(when)s: %(whom)s") % {"when": _when(row.offset), "whom": Told(row.to).label})
    return [LadderLine(kind, _time(kind, terms.get(kind)), steps[kind]) for kind in TaskKind if kind not in UNDATED]


def _time(kind: TaskKind, days: int | None) -> str:
    if kind in OWN_DATE:
        return _("has its own date")
    if days is None:
        return formats.NOTHING
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": formats.number(days)}


def _when(offset: int) -> str:
    if offset == 0:
        return _("on the day")
    count = {"count": formats.number(abs(offset))}
    if offset < 0:
        return ngettext("%(count)s day before", "%(count)s days before", -offset) % count
    return ngettext("%(count)s day after", "%(count)s days after", offset) % count


def ladder_of(user: User, kind: TaskKind, today: date) -> dict[str, object]:
    """Return what the form begins with."""
    terms = Term.objects.visible_to(user).filter(kind=kind, valid__contains=today)
    initial: dict[str, object] = {"term": terms.values_list("days", flat=True).first()}
    for n, row in enumerate(ReminderStep.objects.visible_to(user).filter(kind=kind, valid__contains=today), start=1):
        initial |= {f"offset_{n}": row.offset, f"to_{n}": row.to}
    return initial


def pauses_in_use(user: User, today: date) -> QuerySet[Pause]:
    return Pause.objects.visible_to(user).filter(valid__contains=today)


def pause_lines(user: User, today: date) -> list[PauseLine]:
    return [PauseLine(pause, _days(pause)) for pause in pauses_in_use(user, today)]


def _days(pause: Pause) -> str:
    first, last = pause.days.lower, last_day(pause.days.upper)
    if pause.every_year:
        return _("%(first)s to %(last)s, every year") % {
            "first": formats.short_day(first),
            "last": formats.short_day(last),
        }
    return formats.period(first, last)


def fortnight(today: date) -> list[DayLine]:
    """Return who gets what in the next fourteen days if nothing is done until then, day by day."""
    days: dict[date, list[tuple[Reminder, str | Promise]]] = defaultdict(list)
    for reminder in coming(today, today + FORTNIGHT):
        days[reminder.dated.day].append((reminder, Told(reminder.dated.step.to).label))
    return [DayLine(day, found) for day, found in sorted(days.items())]

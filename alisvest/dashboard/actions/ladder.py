"""Bringing the shipped ladder in, and changing it from today on."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.dates import day_after
from alisvest.core.rules import require
from alisvest.dashboard.models import Pause, ReminderStep, Term
from alisvest.dashboard.rules.change import refuse_change, refuse_pause
from alisvest.dashboard.workflow import TaskKind, Told, wording_of

DATA = Path(__file__).parent.parent / "data"
FROM = date(2017, 1, 1)
JULY = DateRange(date(2017, 7, 1), date(2017, 8, 1))
Steps = Sequence[tuple[int, Told]]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_reminders(*, by: User | None = None) -> int:
    """Enter the shipped times, steps and July's pause for each kind that has none yet; return how many rows."""
    ever, made = DateRange(FROM, None), 0
    known = set(Term.objects.values_list("kind", flat=True))
    for row in _rows("terms"):
        if row["kind"] not in known:
            _enter(Term(kind=TaskKind(row["kind"]), days=int(row["days"]), valid=ever), by)
            made += 1
    ladders: dict[TaskKind, list[tuple[int, Told]]] = {}
    for row in _rows("reminders"):
        ladders.setdefault(TaskKind(row["kind"]), []).append((int(row["offset"]), Told(row["to"])))
    with_steps = set(ReminderStep.objects.values_list("kind", flat=True))
    for kind, steps in ladders.items():
        if kind not in with_steps:
            made += _enter_steps(kind, steps, ever, by)
    if not Pause.objects.exists():
        _enter(Pause(name="Juli", days=JULY, every_year=True, valid=ever), by)
        made += 1
    return made


def _enter(row: Term | ReminderStep | Pause, by: User | None) -> None:
    row.save()
    record(f"dashboard.{row._meta.model_name}_entered", row, by=by)


def _enter_steps(kind: TaskKind, steps: Steps, valid: DateRange, by: User | None) -> int:
    for number, (offset, to) in enumerate(sorted(steps), start=1):
        template = wording_of(offset, to)
        _enter(ReminderStep(kind=kind, number=number, offset=offset, to=to, template=template, valid=valid), by)
    return len(steps)


@transaction.atomic
def change_ladder(kind: TaskKind, *, term: int | None, steps: Steps, by: User) -> bool:
    """Let a kind of task take `term` days and remind by `steps` (offset, to whom) from today on; tell if it changed."""
    require(refuse_change(kind, term, steps, by=by))
    today = clock.today()
    terms = list(_standing(Term, by).filter(kind=kind, valid__contains=today))
    rows = list(_standing(ReminderStep, by).filter(kind=kind, valid__contains=today))
    changed = False
    if [row.days for row in terms] != ([] if term is None else [term]):
        _end(terms, today, by)
        if term is not None:
            _enter(Term(kind=kind, days=term, valid=DateRange(today, None)), by)
        changed = True
    if sorted((row.offset, Told(row.to)) for row in rows) != sorted(steps):
        _end(rows, today, by)
        _enter_steps(kind, steps, DateRange(today, None), by)
        changed = True
    return changed


def _standing(model: type[Term] | type[ReminderStep] | type[Pause], by: User) -> QuerySet[Any]:
    return model.objects.visible_to(by).select_for_update(of=("self",))


def _end(rows: Sequence[Term | ReminderStep | Pause], today: date, by: User) -> None:
    """End rows today; what began today never was in use and goes. The stored history keeps both."""
    for row in rows:
        record(f"dashboard.{row._meta.model_name}_ended", row, by=by)
        if row.valid.lower is not None and row.valid.lower >= today:
            row.delete()
        else:
            row.valid = DateRange(row.valid.lower, today)
            row.save(update_fields=["valid"])


@transaction.atomic
def add_pause(name: str, *, first: date, last: date, every_year: bool, by: User) -> Pause:
    """Remind nobody from the first to the last day, both included."""
    require(refuse_pause(first, last, by=by))
    pause = Pause(
        name=name, days=DateRange(first, day_after(last)), every_year=every_year, valid=DateRange(clock.today(), None)
    )
    _enter(pause, by)
    return pause


@transaction.atomic
def end_pause(pause: Pause, *, by: User) -> None:
    """Take a pause out of use from today on; one that is ended already stays so."""
    require(refuse_pause(FROM, FROM, by=by))
    _end(list(_standing(Pause, by).filter(pk=pause.pk, valid__contains=clock.today())), clock.today(), by)

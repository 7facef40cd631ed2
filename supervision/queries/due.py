"""What the start page tells: whose meeting of this month is missing, and which months have none."""

from dataclasses import dataclass
from datetime import date

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.dates import first_of_month
from alisvest.ui.month_grid import State
from candidates.models import Candidate
from supervision.queries.months import Row, candidates_in, rows, rows_of_all

YOUNG = 2  # so many months into a year the last one's gaps are still to be filled


@dataclass(frozen=True, slots=True)
class MonthToDo:
    """A candidate's month that asks for something, with the minutes held and asked for."""

    candidate: Candidate
    municipality: str
    first: date
    held: int
    asked: int


def months_to_do(user: User) -> list[MonthToDo]:
    """Return what a supervisor should hold or record: past months without a meeting, and this month if not fulfilled.

    The oldest first; only months in which the supervisor may record. While the year is young, last year's too.
    """
    today = clock.today()
    this_month = first_of_month(today)
    found = []
    for row in _recent(user, today):
        for month in row.months:
            lacks = month.state is State.MISSING or (month.first == this_month and month.held < month.asked)
            if lacks and month.first in row.recordable:
                found.append(MonthToDo(row.candidate, row.municipality, month.first, month.held, month.asked))
    return sorted(found, key=lambda todo: (todo.first, todo.candidate.name_sort))


def recent_months_missing(user: User) -> list[MonthToDo]:
    """Return the past months without any meeting of all candidates that the reader sees, the oldest first.

    This year's, and while it is young last year's too.
    """
    found = [
        MonthToDo(row.candidate, row.municipality, month.first, month.held, month.asked)
        for row in _recent(user, clock.today())
        for month in row.months
        if month.state is State.MISSING
    ]
    return sorted(found, key=lambda missing: (missing.first, missing.candidate.name_sort))


def _recent(user: User, today: date) -> list[Row]:
    years = range(today.year - (today.month <= YOUNG), today.year + 1)
    return rows_of_all(user, years)


def months_missing(user: User, year: int | None = None) -> list[MonthToDo]:
    """Return the past months of a year (this one) without any meeting, of all candidates that the reader sees."""
    year = year or clock.today().year
    return [
        MonthToDo(row.candidate, row.municipality, month.first, month.held, month.asked)
        for row in rows(user, list(candidates_in(user, year)), year)
        for month in row.months
        if month.state is State.MISSING
    ]

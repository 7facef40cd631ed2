"""What each month asks for and what was held: the programme's norm of planned meetings. Pure; whole minutes.

The rules, decided by the programme (docs/decisions.md, "supervision norms"):
- a month counts when the candidate is employed on its first day (as for money: docs/decisions.md, "candidate-year");
- a calendar month wholly on leave asks for nothing;
- in a month that begins in institution service the norm is halved;
- percentage does not scale the programme's norm;
- the present month is asked for only as far as it is fulfilled, so nobody is behind before the month is over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alisvest.core.dates import add_months, first_of_month, months_of_year
from alisvest.ui.month_grid import State
from supervision.rules.slots import Span


@dataclass(frozen=True, slots=True)
class Service:
    """What decides a candidate's norm: employed when, on full leave when, in institution service when."""

    employed: tuple[Span, ...]
    leave: tuple[Span, ...] = ()
    institution: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """One month of one candidate: asked for and held, in minutes."""

    first: date
    asked: int
    held: int
    state: State


@dataclass(frozen=True, slots=True)
class Balance:
    """Held against asked for, in minutes, as far as time has come."""

    held: int
    asked: int

    @property
    def missing(self) -> int:
        return max(self.asked - self.held, 0)

    @property
    def met(self) -> bool:
        return self.held >= self.asked


def _on(day: date, spans: Iterable[Span]) -> bool:
    return any(span.start <= day < span.bound for span in spans)


def _covered(start: date, end: date, spans: Iterable[Span]) -> bool:
    """Tell whether the periods together cover [start, end)."""
    reached = start
    for span in sorted(spans):
        if span.start <= reached < span.bound:
            reached = span.bound
    return reached >= end


def asked_in(first: date, norm: int, service: Service) -> int:
    """Return the minutes a month asks for; 0 when it asks for nothing."""
    if not _on(first, service.employed) or on_leave(first, service):
        return 0
    return (norm + 1) // 2 if _on(first, service.institution) else norm


def on_leave(first: date, service: Service) -> bool:
    return _on(first, service.employed) and _covered(first, add_months(first, 1), service.leave)


def year_of(
    year: int, *, norms: Mapping[date, int], service: Service, held: Mapping[date, int], today: date
) -> list[Month]:
    """Return the year's twelve months. `norms` and `held` are minutes by the month's first day."""
    return [_month(first, norms.get(first, 0), service, held.get(first, 0), today) for first in months_of_year(year)]


def _month(first: date, norm: int, service: Service, held: int, today: date) -> Month:
    asked = asked_in(first, norm, service)
    return Month(first, asked, held, _state(first, asked, held, today, leave=on_leave(first, service)))


def _state(first: date, asked: int, held: int, today: date, *, leave: bool) -> State:
    if held and held >= asked:
        return State.DONE
    if leave:
        return State.LEAVE
    if not asked:
        return State.NONE
    if held:
        return State.PART
    this_month = first_of_month(today)
    if first == this_month:
        return State.NOW
    return State.FUTURE if first > this_month else State.MISSING


def balance(months: Sequence[Month], *, today: date) -> Balance:
    """Sum the months as far as time has come; the present month is asked for only as far as it is fulfilled."""
    this_month = first_of_month(today)
    asked = sum(month.asked for month in months if month.first < this_month)
    asked += sum(min(month.asked, month.held) for month in months if month.first == this_month)
    return Balance(held=sum(month.held for month in months), asked=asked)


def quarters(months: Sequence[Month], *, today: date) -> list[Balance]:
    """Return the four quarters' balances of a year."""
    return [balance(months[start : start + 3], today=today) for start in range(0, 12, 3)]

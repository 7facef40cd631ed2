"""Counting service, pure and exact.

credited = calendar time × position percentage × (1 − deducted share), where the deducted share is what leave takes.
Calendar time is whole months plus days ÷ days of that month (core.dates). Caps apply after minima are looked for, and
what falls above a cap is returned, never lost. Source of the rules: docs/decisions.md, "calendar time" and
"counting of service".

Inside, time is a whole number of TICKS: every month of 28, 29, 30 or 31 days divides it evenly, so whole numbers are
exact and fast. Outside there are only Fractions of years.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise
from math import lcm

from alisvest.core.dates import day_after
from candidates.workflow import ServiceKind

TICKS = lcm(28, 29, 30, 31)  # of a month
FULL = 100_00  # hundredths of a per cent: a whole post
YEAR = 12 * TICKS * FULL


@dataclass(frozen=True, slots=True)
class Period:
    """A period [start, end) of a plan. `percentage` is None where dates alone count (leave, group, duty)."""

    kind: str
    start: date
    end: date
    percentage: Decimal | None = None
    key: int | None = None  # of the row it came from, so that a result can name what it rests on


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch [start, end) in ticks with a weight in hundredths of a per cent: a period, or what leave left of it."""

    start: int
    end: int
    weight: int


@dataclass(frozen=True, slots=True)
class Excess:
    """A stretch [start, end) in which simultaneous service is above a whole post."""

    start: date
    end: date
    percentage: Decimal


@lru_cache(maxsize=16384)
def tick(day: date) -> int:
    """Return the day's place in time: months since the year 0 in ticks. Differences are core.dates.calendar_months."""
    return (day.year * 12 + day.month) * TICKS + (day.day - 1) * (TICKS // monthrange(day.year, day.month)[1])


def weight_of(percentage: Decimal | None) -> int:
    """Return hundredths of a per cent; a whole post where dates alone count."""
    return FULL if percentage is None else int(percentage * 100)


def years(credit: int) -> Fraction:
    return Fraction(credit, YEAR)


def _union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def leave_of(periods: Iterable[Period]) -> list[tuple[int, int]]:
    """Return the stretches of leave in ticks, in order and apart from each other."""
    return _union((tick(p.start), tick(p.end)) for p in periods if p.kind == ServiceKind.LEAVE)


def without(start: int, end: int, cut: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is left of [start, end) outside the cuts, which are in order and apart."""
    left = []
    for first, after in cut:
        if after <= start:
            continue
        if first >= end:
            break
        if start < first:
            left.append((start, first))
        start = max(start, after)
    if start < end:
        left.append((start, end))
    return left


class Credit:
    """How credit grows through time from some pieces: piecewise linear, never falling, exact."""

    __slots__ = ("_at", "_rates", "_sums")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        changes: dict[int, int] = {}
        for piece in pieces:
            changes[piece.start] = changes.get(piece.start, 0) + piece.weight
            changes[piece.end] = changes.get(piece.end, 0) - piece.weight
        self._at = sorted(changes)
        self._rates: list[int] = []
        self._sums: list[int] = []
        rate = total = 0
        before = 0
        for at in self._at:
            total += rate * (at - before)
            rate += changes[at]
            before = at
            self._sums.append(total)
            self._rates.append(rate)

    def by(self, moment: int) -> int:
        """Return the credit before a moment (a tick)."""
        i = bisect_right(self._at, moment) - 1
        return 0 if i < 0 else self._sums[i] + self._rates[i] * (moment - self._at[i])

    @property
    def total(self) -> int:
        return self._sums[-1] if self._sums else 0


@dataclass(frozen=True, slots=True)
class Capped:
    """Credit of several groups of kinds, each up to its cap (None: no cap), in credit units."""

    parts: tuple[tuple[Credit, int | None], ...]

    def by(self, moment: int) -> int:
        return sum(_up_to(credit.by(moment), cap) for credit, cap in self.parts)

    @property
    def total(self) -> int:
        return sum(_up_to(credit.total, cap) for credit, cap in self.parts)

    @property
    def above(self) -> int:
        """What falls above the caps in the end."""
        return sum(max(credit.total - cap, 0) for credit, cap in self.parts if cap is not None)


def _up_to(credit: int, cap: int | None) -> int:
    return credit if cap is None else min(credit, cap)


@dataclass(frozen=True)
class Account:
    """The periods of one plan, ready to be counted any number of times."""

    periods: tuple[Period, ...]

    @cached_property
    def leave(self) -> list[tuple[int, int]]:
        return leave_of(self.periods)

    @cached_property
    def _pieces(self) -> dict[str, list[Piece]]:
        pieces: dict[str, list[Piece]] = {}
        for period in self.periods:
            if period.kind == ServiceKind.LEAVE:
                continue
            weight = weight_of(period.percentage)
            of_kind = pieces.setdefault(period.kind, [])
            left = without(tick(period.start), tick(period.end), self.leave)
            of_kind.extend(Piece(start, end, weight) for start, end in left)
        return pieces

    def service(self, kinds: Iterable[str]) -> Credit:
        """Credit in full-time time: percentage counts, leave does not."""
        return Credit(piece for kind in kinds for piece in self._pieces.get(kind, ()))

    def span(self, kinds: Iterable[str]) -> Credit:
        """Credit in calendar time, each day once whatever the percentage; leave does not count."""
        stretches = _union((p.start, p.end) for kind in kinds for p in self._pieces.get(kind, ()))
        return Credit(Piece(start, end, FULL) for start, end in stretches)

    def capped(self, kinds: Iterable[str], caps: Iterable[tuple[Iterable[str], int]]) -> Capped:
        """Credit of the kinds with caps (kinds, credit) applied; a cap holds for those of its kinds asked for."""
        rest = set(kinds)
        parts: list[tuple[Credit, int | None]] = []
        for capped, cap in caps:
            together = rest.intersection(capped)
            if together:
                parts.append((self.service(sorted(together)), cap))
                rest -= together
        parts.append((self.service(sorted(rest)), None))
        return Capped(tuple(parts))

    @cached_property
    def last_day_after(self) -> date | None:
        """The day after the last period ends; None for an empty plan."""
        return max((p.end for p in self.periods), default=None)

    @cached_property
    def first_day(self) -> date | None:
        return min((p.start for p in self.periods), default=None)


def reached_on(credit: Credit | Capped, amount: int, first: date | None, after: date | None) -> date | None:
    """Return the last day of the service that reaches the amount (credit units), or None where it never does."""
    if first is None or after is None or amount > credit.total:
        return None
    low, high = first, after  # before `high` the amount is reached
    while low < high:
        middle = low + timedelta(days=(high - low).days // 2)
        if credit.by(tick(middle)) >= amount:
            high = middle
        else:
            low = day_after(middle)
    return high - timedelta(days=1)


def excesses(periods: Iterable[Period]) -> list[Excess]:
    """Return where simultaneous service is above 100 % in sum, in order. On leave there is no service."""
    periods = list(periods)
    posts = [p for p in periods if p.percentage is not None]
    leaves = [p for p in periods if p.kind == ServiceKind.LEAVE]
    edges = sorted({day for p in (*posts, *leaves) for day in (p.start, p.end)})
    found: list[Excess] = []
    for start, end in pairwise(edges):
        if any(p.start <= start < p.end for p in leaves):
            continue
        total = sum((p.percentage or Decimal(0) for p in posts if p.start <= start < p.end), Decimal(0))
        if total <= 100:
            continue
        if found and found[-1].end == start and found[-1].percentage == total:
            found[-1] = Excess(found[-1].start, end, total)
        else:
            found.append(Excess(start, end, total))
    return found


def gaps(periods: Iterable[Period], start: date) -> list[tuple[date, date]]:
    """Return the stretches [start, end) without post or leave, from the first day to the end of the last period."""
    covered = sorted((p.start, p.end) for p in periods if p.percentage is not None or p.kind == ServiceKind.LEAVE)
    empty, reached = [], start
    for first, after in covered:
        if first > reached:
            empty.append((reached, first))
        reached = max(reached, after)
    return empty

"""A plan held against a rule set, line by line. Pure: the day is given, nothing is read or written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from candidates.rules.counting import YEAR, Account, Capped, Credit, Period, reached_on, tick, years
from candidates.workflow import Measure

NOTHING = Fraction(0)


class Verdict(Enum):
    """What a line says of the plan. Unverified lines and lines followed elsewhere never block and never claim."""

    MUST_FIX = "must_fix"
    MISSING = "missing"
    ON_THE_WAY = "on_the_way"
    MET = "met"
    UNVERIFIED = "unverified"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a rule set as counting needs it. `amount` is years: full-time ones, or calendar ones for spans."""

    key: str
    measure: str
    kinds: tuple[str, ...]
    amount: Decimal | None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """One line's answer, in years. done + planned + above is all that the periods hold; required None: no amount."""

    line: Line
    verdict: Verdict
    required: Fraction | None = None
    done: Fraction = NOTHING
    planned: Fraction = NOTHING
    above: Fraction = NOTHING
    reached_on: date | None = None
    rests_on: tuple[int, ...] = ()

    @property
    def missing(self) -> Fraction:
        """What neither is done nor planned."""
        if self.required is None or self.line.measure == Measure.CAP:
            return NOTHING
        return max(self.required - self.done - self.planned, NOTHING)

    @property
    def is_cap(self) -> bool:
        return self.line.measure == Measure.CAP


def evaluate(lines: Sequence[Line], periods: Iterable[Period], *, today: date) -> list[Result]:
    """Answer every line. What ends before `today` is done; the rest of the plan is planned."""
    account = Account(tuple(periods))
    caps = [(line.kinds, _credit(line)) for line in lines if line.measure == Measure.CAP]
    return [_answer(line, account, caps, today) for line in lines]


def _credit(line: Line) -> int:
    amount = Fraction(line.amount or 0) * YEAR
    return int(amount) if amount.denominator == 1 else int(amount) + 1


def _answer(line: Line, account: Account, caps: list[tuple[tuple[str, ...], int]], today: date) -> Result:
    rests_on = tuple(p.key for p in account.periods if p.kind in line.kinds and p.key is not None)
    if line.measure == Measure.ELSEWHERE:
        return Result(line, Verdict.ELSEWHERE if line.verified else Verdict.UNVERIFIED)
    if line.measure == Measure.PRESENCE:
        return _presence(line, account, rests_on, today)
    if line.measure == Measure.CAP:
        return _cap(line, account, rests_on, today)
    credit: Credit | Capped
    if line.measure == Measure.SPAN:
        credit = account.span(line.kinds)
    elif line.measure == Measure.TOTAL:
        credit = account.capped(line.kinds, caps)
    else:
        credit = account.service(line.kinds)
    return _minimum(line, credit, account, rests_on, today)


def _minimum(line: Line, credit: Credit | Capped, account: Account, rests_on: tuple[int, ...], today: date) -> Result:
    required, done, total = _credit(line), credit.by(tick(today)), credit.total
    above = credit.above if isinstance(credit, Capped) else 0
    verdict = Verdict.MET if done >= required else Verdict.ON_THE_WAY if total >= required else Verdict.MISSING
    return Result(
        line,
        verdict if line.verified else Verdict.UNVERIFIED,
        years(required),
        years(done),
        years(total - done),
        years(above),
        reached_on(credit, required, account.first_day, account.last_day_after),
        rests_on,
    )


def _cap(line: Line, account: Account, rests_on: tuple[int, ...], today: date) -> Result:
    """A cap is no requirement: it is met while nothing falls above it, and else says what does not count."""
    capped = account.capped(line.kinds, [(line.kinds, _credit(line))])
    done = capped.by(tick(today))
    verdict = Verdict.MISSING if capped.above else Verdict.MET
    return Result(
        line,
        verdict if line.verified else Verdict.UNVERIFIED,
        years(_credit(line)),
        years(done),
        years(capped.total - done),
        years(capped.above),
        None,
        rests_on,
    )


def _presence(line: Line, account: Account, rests_on: tuple[int, ...], today: date) -> Result:
    periods = [p for p in account.periods if p.kind in line.kinds]
    first = min((p.start for p in periods), default=None)
    verdict = Verdict.MISSING if first is None else Verdict.MET if first < today else Verdict.ON_THE_WAY
    return Result(line, verdict if line.verified else Verdict.UNVERIFIED, reached_on=first, rests_on=rests_on)

"""How much of a year a candidate counts for: the one place where the cap and the egenandel are prorated.

Source: decisions "candidate-year" and "cap and egenandel in a part year, or during leave". The month of leaving counts, the
month of starting only if employed from its first day; leave takes out whole calendar months of 100 % leave; the
percentage and the hospital year do not scale.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.core.dates import add_months, last_day, months_of_year
from alisvest.core.money import round_half_up
from alisvest.ui.formats import day

MONTHS = 12
Period = tuple[date, date | None]  # half-open; no end: still running


@dataclass(frozen=True, slots=True)
class CandidateYear:
    """A candidate's share of a calendar year. `started_on` and `ended_on` (last day) only where they fall in the year."""

    year: int
    months: int
    started_on: date | None = None
    ended_on: date | None = None
    leave_months: int = 0

    @property
    def share(self) -> Fraction:
        return Fraction(self.months, MONTHS)

    def amount(self, rate: int) -> int:
        """Return this share of a yearly rate, in whole øre, halves up."""
        return round_half_up(rate * self.share)

    def explanation(self) -> str:
        """Say in words why it is so many months: «4/12 because start 1 September 2017»."""
        return explain(self.months, self.started_on, self.ended_on, self.leave_months)


def explain(months: int, started_on: date | None, ended_on: date | None, leave_months: int) -> str:
    """Say in words why a candidate-year has so many months."""
    reasons = []
    if started_on:
        reasons.append(_("start %(day)s") % {"day": day(started_on)})
    if ended_on:
        reasons.append(_("last day %(day)s") % {"day": day(ended_on)})
    if leave_months:
        reasons.append(
            ngettext("%(count)d whole month of leave", "%(count)d whole months of leave", leave_months)
            % {"count": leave_months}
        )
    share = f"{months}/{MONTHS}"
    return _("%(share)s because %(reasons)s") % {"share": share, "reasons": ", ".join(reasons)} if reasons else share


def candidate_year(year: int, employments: Sequence[Period], leaves: Iterable[Period] = ()) -> CandidateYear:
    """Count the months of a calendar year in which the candidate counts, from half-open periods."""
    away = _joined(leaves)
    employed = [month for month in months_of_year(year) if _counts(month, employments)]
    on_leave = [month for month in employed if any(_covers(leave, month) for leave in away)]
    joined = [period for period in _joined(employments) if _touches(period, year)]
    started = joined[0][0] if joined and joined[0][0].year == year and joined[0][0] > date(year, 1, 1) else None
    end = joined[-1][1] if joined else None
    ended = last_day(end) if end is not None and end <= date(year, MONTHS, 31) else None
    return CandidateYear(year, len(employed) - len(on_leave), started, ended, len(on_leave))


def _counts(month: date, employments: Iterable[Period]) -> bool:
    return any(start <= month and (end is None or end > month) for start, end in employments)


def _covers(period: Period, month: date) -> bool:
    start, end = period
    return start <= month and (end is None or end >= add_months(month, 1))


def _touches(period: Period, year: int) -> bool:
    start, end = period
    return start.year <= year and (end is None or end > date(year, 1, 1))


def _joined(periods: Iterable[Period]) -> list[Period]:
    """Join periods that overlap or follow each other without a day between."""
    joined: list[Period] = []
    for start, end in sorted(periods, key=lambda period: period[0]):
        if joined and (joined[-1][1] is None or start <= joined[-1][1]):
            before_start, before_end = joined[-1]
            later = None if end is None or before_end is None else max(end, before_end)
            joined[-1] = (before_start, later)
        else:
            joined.append((start, end))
    return joined

"""Calendar arithmetic of the programme: exact fractions, half-open periods [start, end)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def last_day(end: date) -> date:
    """Return the last day of a half-open period: what people read."""
    return end - timedelta(days=1)


def day_after(last: date) -> date:
    """Return the half-open bound for a last day that a person typed."""
    return last + timedelta(days=1)


def months_of_year(year: int) -> Iterator[date]:
    """Walk the first days of a calendar year's months."""
    return (date(year, month, 1) for month in range(1, 13))


def calendar_months(start: date, end: date) -> Fraction:
    """Count [start, end) in months: whole months plus days ÷ days of that month, exact.

    1 September 2017 to 31 August 2022 (end = 1 September 2022) is exactly 60. Whole months run from calendar month to
    calendar month where the period holds them; the days outside are counted in their own month. An empty or reversed
    period is 0. Source: decision "calendar time" in docs/decisions.md.
    """
    if end <= start:
        return Fraction(0)
    head, tail = first_of_month(start), first_of_month(end)
    months = (tail.year - head.year) * 12 + tail.month - head.month
    before = Fraction(start.day - 1, monthrange(start.year, start.month)[1])
    after = Fraction(end.day - 1, monthrange(end.year, end.month)[1])
    return months - before + after


def calendar_years(start: date, end: date) -> Fraction:
    """Count [start, end) in calendar years, exact: months ÷ 12."""
    return calendar_months(start, end) / 12

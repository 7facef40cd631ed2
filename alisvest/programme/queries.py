"""What is valid on a date. Everyone may know the programme's rates, so there is no scope."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.core.dates import months_of_year
from alisvest.programme.models import Norm, NormKind, Rate, RateKind, Settlement, SettlementRule


class NotDecidedError(LookupError):
    """No rate, norm or mode is valid on that date: the programme has not decided it."""


def rate_on(kind: RateKind, day: date) -> int:
    """Return øre a year. Raises NotDecidedError."""
    rate = Rate.objects.filter(kind=kind, valid__contains=day).first()
    if rate is None:
        raise NotDecidedError(kind, day)
    return rate.amount


def norm_on(kind: NormKind, day: date) -> int:
    """Return the norm in its own unit (minutes, persons, places). Raises NotDecidedError."""
    norm = Norm.objects.filter(kind=kind, valid__contains=day).first()
    if norm is None:
        raise NotDecidedError(kind, day)
    return norm.value


def norm_by_month(kind: NormKind, year: int, last: int | None = None) -> dict[date, int]:
    """Return the norm by the first day of each month of a calendar year, or of all until the end of `last`. One query.

    Undecided months are left out.
    """
    years = range(year, (last or year) + 1)
    asked = DateRange(date(years[0], 1, 1), date(years[-1] + 1, 1, 1))
    norms = list(Norm.objects.filter(kind=kind, valid__overlap=asked))
    return {
        first: norm.value
        for each in years
        for first in months_of_year(each)
        for norm in norms
        if norm.valid.lower <= first and (norm.valid.upper is None or first < norm.valid.upper)
    }


def settlement_in(year: int) -> Settlement:
    """Return the settlement mode of a calendar year. Raises NotDecidedError."""
    rule = SettlementRule.objects.filter(valid__contains=date(year, 1, 1)).first()
    if rule is None:
        raise NotDecidedError(year)
    return Settlement(rule.mode)

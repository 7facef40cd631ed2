"""How amounts, numbers, dates and hours are written for people: once, for pages, letters and spreadsheets' headings.

No-break spaces inside every value, true minus, en dash between dates. The words follow the active language; digits
and decimal comma are the Norwegian ones in all languages, so that a figure reads the same wherever it is copied to.
"""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, runtime_checkable

from django.utils import dates
from django.utils.translation import get_language, gettext, ngettext

from alisvest.core.clock import OSLO
from alisvest.core.dates import last_day
from alisvest.core.money import MINUS, NBSP

EN_DASH = "\u2013"
NOTHING = EN_DASH
Number = int | float | Decimal | Fraction


@runtime_checkable
class HalfOpen(Protocol):
    """A database range [lower, upper)."""

    @property
    def lower(self) -> date | None: ...
    @property
    def upper(self) -> date | None: ...


def number(value: Number, decimals: int | None = None) -> str:
    """Write 1234.5 as «1 234,5». Without `decimals` trailing zeros are left out (at most two decimals)."""
    exact = Fraction(value)
    digits = f"{float(abs(exact)):,.{2 if decimals is None else decimals}f}"
    if decimals is None:
        digits = digits.rstrip("0").rstrip(".")
    shown = digits.replace(",", NBSP).replace(".", ",")
    return f"{MINUS if exact < 0 and shown.strip('0,') else ''}{shown}"


def percent(value: Number) -> str:
    """Write 80 as «80 %»."""
    return f"{number(value)}{NBSP}%"


def hours(minutes: int) -> str:
    """Write minutes as «2 timer», «1 time 30 min», «45 min»."""
    whole, rest = divmod(abs(minutes), 60)
    parts = []
    if whole or not rest:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", whole) % {"count": whole})
    if rest:
        parts.append(f"{rest} min")
    return (MINUS if minutes < 0 else "") + " ".join(parts).replace(" ", NBSP)


def _english() -> bool:
    return (get_language() or "").startswith("en")


def _date_of(value: date) -> date:
    return value.astimezone(OSLO).date() if isinstance(value, datetime) else value


def day(value: date) -> str:
    """Write «1. mars 2017»; a moment is written as its date in Norway."""
    shown = _date_of(value)
    return f"{short_day(shown)}{NBSP}{shown.year}"


def short_day(value: date) -> str:
    """Write «1. mars», where the year is plain from what stands around it."""
    shown = _date_of(value)
    return f"{shown.day}{'' if _english() else '.'}{NBSP}{dates.MONTHS[shown.month]}"


def month(value: date) -> str:
    """Write «mars 2017»."""
    return f"{dates.MONTHS[value.month]}{NBSP}{value.year}"


def week(value: date) -> str:
    """Write «uke 3»: the ISO week, as Norwegian calendars count."""
    return (gettext("week %(number)d") % {"number": _date_of(value).isocalendar().week}).replace(" ", NBSP)


def nearness(due: date, today: date) -> str:
    """Write how near a last day is: «3 dager igjen», «i morgen», «i dag», «2 dager over fristen»."""
    days = (due - today).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    if days > 0:
        words = ngettext("%(count)d day left", "%(count)d days left", days)
    else:
        words = ngettext("%(count)d day overdue", "%(count)d days overdue", -days)
    return (words % {"count": abs(days)}).replace(" ", NBSP)


def moment(value: datetime) -> str:
    """Write «1. mars 2017 kl. 14.32», Norwegian time."""
    local = value.astimezone(OSLO)
    clock = f"{local:%H:%M}" if _english() else f"kl.{NBSP}{local:%H.%M}"
    return f"{day(local)} {clock}"


def period(value: HalfOpen | date | None, last: date | None = None) -> str:
    """Write «1. mars 2017 – 28. februar 2022» for a half-open range, or for a first and a last day (both included).

    An open end is written «1. mars 2017 –».
    """
    if isinstance(value, HalfOpen):
        first, last = value.lower, value.upper and last_day(value.upper)
    else:
        first = value
    shown = [day(first) if first else "", EN_DASH, day(last) if last else ""]
    return " ".join(part for part in shown if part)

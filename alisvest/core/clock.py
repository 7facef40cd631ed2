"""The one clock. All dates are Norwegian dates; the demonstration programme is made by moving this clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

OSLO = ZoneInfo("Europe/Oslo")
_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """Return this moment, aware. In the demonstration the date is settings.DEMO_TODAY with the real time of day."""
    if (moved := _moved.get()) is not None:
        return moved
    real = timezone.now()  # noqa: TID251  the one place that reads the machine's clock
    if settings.DEMO_TODAY is None:
        return real
    return datetime.combine(settings.DEMO_TODAY, real.astimezone(OSLO).time(), tzinfo=OSLO)


def today() -> date:
    """Return the date in Norway."""
    return now().astimezone(OSLO).date()


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Move the clock for the block. A bare date means noon of it. The trail's own time stays true."""
    aware = moment if isinstance(moment, datetime) else datetime.combine(moment, time(12), tzinfo=OSLO)
    token = _moved.set(aware)
    try:
        yield
    finally:
        _moved.reset(token)


def end_of_day(day: date) -> datetime:
    """Return the first moment that is too late for a deadline named by its day: midnight after it, in Oslo."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=OSLO)


def end_of(day: date, minute: time | None) -> datetime:
    """Return the first moment that is too late: `minute` of the day in Oslo, or the midnight after it where none is set.

    A minute that the clock change repeats or skips is the later of its two readings, in favour of who hands in.
    """
    if minute is None:
        return end_of_day(day)
    readings = (datetime.combine(day, minute.replace(fold=fold), tzinfo=OSLO).astimezone(UTC) for fold in (0, 1))
    return max(readings)  # in UTC: two moments of one zone are compared by their wall clocks

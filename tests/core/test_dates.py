from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alisvest.core import dates

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def test_a_whole_education_is_exactly_five_years() -> None:
    assert dates.calendar_years(date(2017, 9, 1), dates.day_after(date(2022, 8, 31))) == 5


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2018, 2, 1), date(2018, 3, 1), Fraction(1)),
        (date(2018, 2, 1), date(2018, 2, 15), Fraction(14, 28)),
        (date(2018, 1, 16), date(2018, 3, 11), Fraction(16, 31) + 1 + Fraction(10, 31)),
        (date(2018, 3, 5), date(2018, 3, 5), Fraction(0)),
        (date(2018, 3, 5), date(2018, 3, 1), Fraction(0)),
    ],
)
def test_whole_months_and_days_of_their_own_month(start: date, end: date, months: Fraction) -> None:
    assert dates.calendar_months(start, end) == months


@given(DAYS, DAYS, DAYS)
def test_a_period_cut_in_two_counts_the_same(a: date, b: date, c: date) -> None:
    start, middle, end = sorted((a, b, c))

    whole = dates.calendar_months(start, end)

    assert dates.calendar_months(start, middle) + dates.calendar_months(middle, end) == whole


@given(DAYS, st.integers(-60, 60))
def test_adding_months_lands_in_that_month(day: date, months: int) -> None:
    moved = dates.add_months(day, months)

    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


def test_the_last_day_is_what_people_read() -> None:
    assert dates.last_day(date(2018, 9, 1)) == date(2018, 8, 31)
    assert list(dates.months_of_year(2018))[11] == date(2018, 12, 1)
    assert dates.first_of_month(date(2018, 9, 30)) == date(2018, 9, 1)

"""The one place where the cap and the egenandel are prorated: decision "candidate-year"."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from finance.rules.candidate_year import Period, candidate_year

KR = 100
CAP = 200_000 * KR
FOREVER = date(2017, 9, 1), None


def months(year: int, *employments: Period, leaves: tuple[Period, ...] = ()) -> int:
    return candidate_year(year, employments, leaves).months


@pytest.mark.parametrize(
    ("start", "last", "counted"),
    [
        (date(2018, 1, 1), None, 12),
        (date(2018, 9, 1), None, 4),
        (date(2018, 9, 2), None, 3),  # not employed from the month's first day
        (date(2018, 12, 1), None, 1),
        (date(2018, 12, 2), None, 0),
        (date(2017, 9, 1), date(2018, 4, 1), 4),  # the month of leaving counts, be it a day
        (date(2017, 9, 1), date(2018, 3, 31), 3),
        (date(2017, 9, 1), date(2018, 12, 31), 12),
        (date(2017, 9, 1), date(2017, 12, 31), 0),
        (date(2018, 5, 1), date(2018, 5, 1), 1),
        (date(2018, 5, 2), date(2018, 5, 31), 0),
        (date(2019, 1, 1), None, 0),
    ],
)
def test_first_and_last_year_count_whole_months(start: date, last: date | None, counted: int) -> None:
    assert months(2018, (start, last + timedelta(days=1) if last else None)) == counted


@pytest.mark.parametrize(
    ("first", "last", "counted"),
    [
        (date(2018, 3, 1), date(2018, 5, 31), 9),
        (date(2018, 3, 2), date(2018, 5, 31), 10),
        (date(2018, 3, 1), date(2018, 5, 30), 10),
        (date(2018, 3, 2), date(2018, 3, 30), 12),
        (date(2017, 11, 15), date(2019, 2, 1), 0),
    ],
)
def test_leave_takes_out_whole_calendar_months(first: date, last: date, counted: int) -> None:
    assert months(2018, FOREVER, leaves=((first, last + timedelta(days=1)),)) == counted


def test_leave_in_two_parts_that_meet_takes_out_the_month_they_share() -> None:
    parts = (date(2018, 3, 1), date(2018, 3, 15)), (date(2018, 3, 15), date(2018, 4, 1))

    assert months(2018, FOREVER, leaves=parts) == 11


def test_a_change_of_post_in_mid_month_loses_no_month() -> None:
    assert months(2018, (date(2017, 9, 1), date(2018, 5, 15)), (date(2018, 5, 15), None)) == 12


def test_a_gap_loses_the_months_without_employment() -> None:
    assert months(2018, (date(2017, 9, 1), date(2018, 3, 1)), (date(2018, 6, 1), None)) == 9


@pytest.mark.parametrize(
    ("periods", "leaves", "said"),
    [
        ([(date(2018, 9, 1), None)], [], "4/12 because start 1 September 2018"),
        ([(date(2017, 9, 1), date(2018, 8, 1))], [], "7/12 because last day 31 July 2018"),
        ([FOREVER], [(date(2018, 3, 1), date(2018, 6, 1))], "9/12 because 3 whole months of leave"),
        ([FOREVER], [], "12/12"),
        (
            [(date(2018, 2, 1), date(2018, 8, 1))],
            [(date(2018, 3, 1), date(2018, 4, 1))],
            "5/12 because start 1 February 2018, last day 31 July 2018, 1 whole month of leave",
        ),
    ],
)
def test_the_share_is_explained_in_words(periods: list[Period], leaves: list[Period], said: str) -> None:
    with override("en"):
        assert candidate_year(2018, periods, leaves).explanation().replace("\u00a0", " ") == said


@pytest.mark.parametrize(("counted", "ore"), [(12, 20_000_000), (4, 6_666_667), (8, 13_333_333), (0, 0)])
def test_amounts_round_half_up_to_the_ore_in_one_place(counted: int, ore: int) -> None:
    start = date(2018, 13 - counted, 1) if counted else date(2019, 1, 1)

    assert candidate_year(2018, [(start, None)]).amount(CAP) == ore


DAYS = st.dates(date(2016, 1, 1), date(2020, 12, 31))
PERIODS = st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple).filter(lambda pair: pair[0] < pair[1]), max_size=4)


@given(PERIODS, PERIODS)
def test_any_history_counts_from_nought_to_twelve_and_leave_never_adds(
    stays: list[Period], leaves: list[Period]
) -> None:
    without, with_leave = candidate_year(2018, stays), candidate_year(2018, stays, leaves)

    assert 0 <= with_leave.months <= without.months <= 12
    assert with_leave.months + with_leave.leave_months == without.months


@given(PERIODS)
def test_years_that_follow_each_other_share_no_month(stays: list[Period]) -> None:
    total = sum(candidate_year(year, stays).months for year in range(2016, 2021))

    assert total <= 60

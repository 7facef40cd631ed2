"""The norm month by month, without a database."""

from datetime import date

import pytest

from alisvest.core.dates import months_of_year
from alisvest.ui.month_grid import State
from supervision.rules.months import Balance, Month, Service, balance, quarters, year_of
from supervision.rules.slots import Span

ALWAYS = Span(date(2017, 9, 1), None)
TODAY = date(2018, 9, 12)
NORM = dict.fromkeys(months_of_year(2018), 120)


def year(service: Service | None = None, held: dict[int, int] | None = None) -> list[Month]:
    """Count 2018 as seen on 12 September; `held` is minutes by month."""
    minutes = {date(2018, month, 1): value for month, value in (held or {}).items()}
    return year_of(2018, norms=NORM, service=service or Service((ALWAYS,)), held=minutes, today=TODAY)


def state(month: int, service: Service | None = None, held: dict[int, int] | None = None) -> State:
    return year(service, held)[month - 1].state


@pytest.mark.parametrize(
    ("month", "held", "expected"),
    [
        (3, 120, State.DONE),
        (3, 180, State.DONE),
        (3, 119, State.PART),
        (3, 0, State.MISSING),
        (9, 0, State.NOW),
        (9, 60, State.PART),
        (9, 120, State.DONE),
        (10, 0, State.FUTURE),
    ],
)
def test_a_month_is_done_in_part_missing_now_or_ahead(month: int, held: int, expected: State) -> None:
    assert state(month, held={month: held}) == expected


def test_a_month_counts_when_employed_on_its_first_day() -> None:
    service = Service((Span(date(2018, 4, 2), date(2018, 6, 2)),))

    asked = [month.asked for month in year(service)]

    assert asked == [0, 0, 0, 0, 120, 120, 0, 0, 0, 0, 0, 0]
    assert state(4, service) == State.NONE


def test_a_month_wholly_on_leave_asks_for_nothing_even_when_two_leaves_share_it() -> None:
    leave = (Span(date(2018, 3, 1), date(2018, 3, 20)), Span(date(2018, 3, 20), date(2018, 4, 15)))
    service = Service((ALWAYS,), leave=leave)

    assert (state(3, service), state(4, service)) == (State.LEAVE, State.MISSING)


def test_a_day_of_work_in_between_makes_the_month_count() -> None:
    leave = (Span(date(2018, 3, 1), date(2018, 3, 20)), Span(date(2018, 3, 21), date(2018, 4, 15)))

    assert state(3, Service((ALWAYS,), leave=leave)) == State.MISSING


def test_the_norm_is_halved_in_the_institution_year() -> None:
    service = Service((ALWAYS,), institution=(Span(date(2018, 2, 1), date(2018, 4, 1)),))

    assert [month.asked for month in year(service)][:4] == [120, 60, 60, 120]
    assert state(2, service, {2: 60}) == State.DONE


def test_a_meeting_during_leave_is_shown_and_counts_for_the_balance() -> None:
    service = Service((ALWAYS,), leave=(Span(date(2018, 3, 1), date(2018, 4, 1)),))

    assert state(3, service, {3: 30}) == State.DONE
    assert balance(year(service, {3: 30}), today=TODAY) == Balance(held=30, asked=7 * 120)


def test_thirteen_of_sixteen_hours() -> None:
    held = dict.fromkeys(range(1, 8), 120) | {5: 60}

    assert balance(year(held=held), today=TODAY) == Balance(held=13 * 60, asked=16 * 60)


@pytest.mark.parametrize(("held", "asked"), [(0, 0), (60, 60), (180, 120)])
def test_nobody_is_behind_before_the_month_is_over(held: int, asked: int) -> None:
    assert balance(year(held={9: held}), today=TODAY).asked == 16 * 60 + asked


def test_a_long_meeting_makes_up_for_a_short_one_in_the_quarter_but_not_in_the_next() -> None:
    months = year(held={1: 60, 2: 180, 3: 120, 4: 60, 5: 120, 6: 120, 7: 180})

    assert [(quarter.met, quarter.missing) for quarter in quarters(months, today=TODAY)] == [
        (True, 0),
        (False, 60),
        (False, 60),
        (True, 0),
    ]


def test_a_month_before_any_norm_was_decided_asks_for_nothing() -> None:
    months = year_of(2016, norms={}, service=Service((Span(date(2016, 1, 1), None),)), held={}, today=TODAY)

    assert {month.state for month in months} == {State.NONE}

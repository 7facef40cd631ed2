from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from alisvest.ui.timeline import MOST_COLUMNS, Axis, Bar, Lane, column_classes, in_rows, timeline, total_strip

START, END = date(2017, 3, 1), date(2022, 3, 1)
days = st.dates(START, END - timedelta(days=1))
bars = st.builds(
    lambda first, length, percent: Bar("x", first, first + timedelta(days=length), percent=percent),
    days,
    st.integers(1, 900),
    st.none() | st.integers(0, 100),
)


def test_five_years_are_120_half_months() -> None:
    axis = Axis.over(START, END)
    assert (axis.columns, axis.place(START, END).classes) == (120, "s1 e121 r1")


@pytest.mark.parametrize(
    ("first", "after", "classes"),
    [
        (date(2017, 3, 1), date(2017, 3, 16), "s1 e2 r1"),
        (date(2017, 3, 16), date(2017, 4, 1), "s2 e3 r1"),
        (date(2017, 3, 15), date(2017, 3, 18), "s1 e3 r1"),
        (date(2017, 1, 1), date(2017, 2, 1), "s1 e2 r1"),
        (date(2025, 1, 1), date(2025, 2, 1), "s120 e121 r1"),
    ],
)
def test_a_bar_takes_the_half_months_it_touches(first: date, after: date, classes: str) -> None:
    assert Axis.over(START, END).place(first, after).classes == classes


def test_six_years_fit_in_halves_and_longer_plans_in_whole_months() -> None:
    assert Axis.over(date(2017, 1, 1), date(2023, 1, 1)).columns == MOST_COLUMNS
    assert Axis.over(date(2017, 1, 1), date(2023, 2, 1)).columns == 73
    with pytest.raises(ValueError, match="144"):
        Axis.over(date(2017, 1, 1), date(2030, 1, 1))


@given(first=days, length=st.integers(1, 900))
def test_every_bar_is_at_least_a_column_wide_and_inside(first: date, length: int) -> None:
    place = Axis.over(START, END).place(first, first + timedelta(days=length))
    assert 1 <= place.start < place.end <= 121


@given(st.lists(bars, max_size=7))
def test_bars_in_a_lane_never_lie_over_each_other(lane: list[Bar]) -> None:
    places = [place for _bar, place in in_rows(Axis.over(START, END), lane)]
    for row in {place.row for place in places}:
        ordered = sorted((p.start, p.end) for p in places if p.row == row)
        assert all(end <= start for (_s, end), (start, _e) in pairwise(ordered))


@given(st.lists(bars, max_size=5), days)
def test_the_strip_is_the_sum_on_every_day_without_gaps(periods: list[Bar], day: date) -> None:
    strip = total_strip(periods, START, END)
    assert (strip[0].start, strip[-1].end) == (START, END)
    assert all(one.end == two.start and one.percent != two.percent for one, two in pairwise(strip))
    there = next(segment for segment in strip if segment.start <= day < segment.end)
    assert there.percent == sum(Fraction(b.percent or 0) for b in periods if b.start <= day < b.end)


def test_a_plan_knows_past_bars_today_and_too_much_work() -> None:
    lanes = [
        Lane("A", "", [Bar("x", START, date(2018, 9, 1), percent=100)]),
        Lane("B", "", [Bar("y", date(2018, 8, 1), END, percent=20)]),
    ]
    drawn = timeline(lanes, START, END, today=date(2018, 9, 12))
    assert [lane.bars[0].past for lane in drawn.lanes] == [True, False]
    assert drawn.today == 37
    assert [(int(s.percent), s.tone) for s, _place in drawn.strip] == [(100, ""), (120, "over"), (20, "")]
    assert [year for year, _place in drawn.years] == [2017, 2018, 2019, 2020, 2021, 2022]
    assert timeline(lanes, START, END, today=date(2016, 1, 1)).today is None


def test_the_stylesheet_has_every_place() -> None:
    assert Path(settings.BASE_DIR, "static", "timeline-columns.css").read_text() == column_classes()

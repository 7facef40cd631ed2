"""Which step comes on which day: pure, over all dates and pauses."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alisvest.dashboard.rules.ladder import CATCH_UP, Step, dated, step_due, steps_between, yearly
from alisvest.dashboard.rules.tasks import Span
from alisvest.dashboard.workflow import Told, Wording

DAYS = st.dates(date(2018, 1, 1), date(2019, 12, 31))
OFFSETS = st.lists(st.integers(-30, 60), unique=True, min_size=1, max_size=5)
PAUSES = st.lists(st.tuples(DAYS, st.integers(1, 60)), max_size=4).map(
    lambda made: [Span(start, start + timedelta(days=length)) for start, length in made]
)
JULY = [Span(date(2018, 7, 1), date(2018, 8, 1))]


def ladder(*offsets: int) -> list[Step]:
    return [Step(n, offset, Told.PERSON, Wording.AFTER) for n, offset in enumerate(sorted(offsets), start=1)]


def days(due: date, offsets: list[int], pauses: list[Span]) -> list[date]:
    return [each.day for each in dated(due, ladder(*offsets), pauses)]


@given(DAYS, OFFSETS)
def test_without_a_pause_each_step_is_its_own_distance_from_the_date(due: date, offsets: list[int]) -> None:
    assert days(due, offsets, []) == [due + timedelta(days=offset) for offset in sorted(offsets)]


@given(DAYS, OFFSETS, PAUSES)
def test_no_step_comes_in_a_pause_or_early_and_their_order_is_kept(
    due: date, offsets: list[int], pauses: list[Span]
) -> None:
    found = dated(due, ladder(*offsets), pauses)

    assert [each.day for each in found] == sorted(each.day for each in found)
    for each in found:
        assert each.day >= due + timedelta(days=each.step.offset)
        assert not any(span.start <= each.day and (span.end is None or each.day < span.end) for span in pauses)


@given(DAYS, OFFSETS, PAUSES, st.sets(st.integers(0, 800)))
def test_whichever_days_are_run_no_step_is_sent_twice_and_none_after_a_later_one(
    due: date, offsets: list[int], pauses: list[Span], run: set[int]
) -> None:
    steps, sent = dated(due, ladder(*offsets), pauses), []
    for n in sorted(run):
        found = step_due(date(2018, 1, 1) + timedelta(days=n), steps)
        if found and found.step.number not in sent:  # the mail's key
            sent.append(found.step.number)

    assert sent == sorted(set(sent))


@given(DAYS, OFFSETS, PAUSES)
def test_run_every_day_every_step_of_another_day_is_sent_on_its_day(
    due: date, offsets: list[int], pauses: list[Span]
) -> None:
    steps = dated(due, ladder(*offsets), pauses)
    first, last = steps[0].day, steps[-1].day

    found = steps_between(first, last, steps)

    for each in found:
        assert step_due(each.day, steps) == each
    assert {each.day for each in found} == {each.day for each in steps}


def test_june_waits_for_august_and_the_leader_is_not_told_before_the_supervisor() -> None:
    assert days(date(2018, 6, 30), [5, 15, 25], JULY) == [date(2018, 8, 1), date(2018, 8, 11), date(2018, 8, 21)]


def test_a_step_before_the_date_waits_too_but_does_not_move_the_date() -> None:
    assert days(date(2018, 8, 3), [-7, 0, 5], JULY) == [date(2018, 8, 1), date(2018, 8, 3), date(2018, 8, 8)]


def test_a_leave_without_an_end_silences_the_rest() -> None:
    assert days(date(2018, 2, 28), [5, 15], [Span(date(2018, 3, 10), None)]) == [date(2018, 3, 5)]


def test_a_leave_that_runs_out_in_july_waits_for_august() -> None:
    leave = Span(date(2018, 3, 1), date(2018, 7, 10))

    assert days(date(2018, 2, 28), [5], [leave, *JULY]) == [date(2018, 8, 1)]


def test_a_missed_day_is_made_good_with_the_latest_step_for_a_while() -> None:
    steps = dated(date(2018, 1, 31), ladder(5, 15), [])

    numbers = {
        n: found.step.number if (found := step_due(date(2018, 1, 31) + timedelta(days=n), steps)) else None
        for n in (4, 5, 14, 15, 15 + CATCH_UP, 16 + CATCH_UP)
    }

    assert numbers == {4: None, 5: 1, 14: 1, 15: 2, 15 + CATCH_UP: 2, 16 + CATCH_UP: None}


def test_the_same_days_every_year() -> None:
    assert list(yearly(date(2017, 7, 1), date(2017, 8, 1), 2018, 2019)) == [
        Span(date(2018, 7, 1), date(2018, 8, 1)),
        Span(date(2019, 7, 1), date(2019, 8, 1)),
    ]
    assert list(yearly(date(2016, 2, 29), date(2016, 3, 2), 2018, 2018)) == [Span(date(2018, 2, 28), date(2018, 3, 2))]

"""The order and the headings of tasks: pure."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alisvest.dashboard.rules.tasks import Group, Span, Task, end_of_week, grouped, in_order, merged, paused, resumes_on
from alisvest.dashboard.workflow import TaskKind
from alisvest.ui import formats

TODAY = date(2019, 1, 15)  # a Tuesday
DAYS = st.dates(date(2018, 1, 1), date(2020, 1, 1))


def task(due: date | None = None, **fields: Any) -> Task:
    given_: dict[str, Any] = {"kind": TaskKind.CLAIM_ATTEST, "subject": "finance.claim/1", "what": "Attest"} | fields
    return Task(**{"why": "You are the administrator", "href": "/"} | given_, due=due)


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (None, Group.UNDATED),
        (date(2019, 1, 14), Group.OVERDUE),
        (TODAY, Group.THIS_WEEK),
        (date(2019, 1, 20), Group.THIS_WEEK),
        (date(2019, 1, 21), Group.LATER),
    ],
)
def test_the_heading_follows_the_date(due: date | None, group: Group) -> None:
    assert task(due).group(TODAY) == group


def test_what_is_on_hold_is_not_overdue() -> None:
    held = paused(task(date(2018, 6, 30)), date(2018, 7, 3), [Span(date(2018, 7, 1), date(2018, 8, 1))])

    assert (held.group(date(2018, 7, 3)), held.is_overdue(date(2018, 7, 3))) == (Group.LATER, False)
    assert held.paused == date(2018, 8, 1)


@given(st.lists(st.one_of(st.none(), DAYS), max_size=12), DAYS)
def test_every_task_stands_once_and_the_nearest_first(dues: list[date | None], today: date) -> None:
    tasks = [task(due, subject=f"finance.claim/{n}") for n, due in enumerate(dues)]

    found = [each for _group, under in grouped(tasks, today) for each in under]

    assert sorted(each.key for each in found) == sorted(each.key for each in tasks)
    assert found == in_order(tasks, today)
    dated = [each.due for each in found if each.due]
    assert dated == sorted(dated)
    assert [each.due for each in found[len(dated) :]] == [None] * (len(found) - len(dated))


def test_a_key_is_steady_and_tells_months_apart() -> None:
    january, february = (task(subject="candidates.candidate/7", on=date(2018, n, 1)) for n in (1, 2))

    assert january.key == "claim.attest:candidates.candidate/7:2018-01-01"
    assert january.key != february.key
    assert [each.key for each in merged([january, february, january])] == [january.key, february.key]


@given(DAYS)
def test_a_week_ends_on_its_sunday(day: date) -> None:
    assert end_of_week(day).isoweekday() == 7
    assert 0 <= (end_of_week(day) - day).days <= 6


@given(DAYS, st.lists(st.tuples(DAYS, st.integers(1, 60)), max_size=5))
def test_a_pause_is_over_on_the_first_free_day(day: date, made: list[tuple[date, int]]) -> None:
    spans = [Span(start, start + timedelta(days=length)) for start, length in made]
    holds = [any(s.start <= day + timedelta(days=n) < (s.end or date.max) for s in spans) for n in range(400)]

    assert resumes_on(day, spans) == (day + timedelta(days=holds.index(False)) if holds[0] else None)


def test_a_leave_without_an_end_has_no_day_to_go_on() -> None:
    assert resumes_on(TODAY, [Span(date(2019, 1, 1), None)]) == date.max


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2019, 1, 15), "today"),
        (date(2019, 1, 16), "tomorrow"),
        (date(2019, 1, 18), "3 days left"),
        (date(2019, 1, 14), "1 day overdue"),
        (date(2019, 1, 13), "2 days overdue"),
    ],
)
def test_nearness_in_words(due: date, words: str) -> None:
    assert formats.nearness(due, TODAY).replace("\u00a0", " ") == words


def test_weeks_are_iso_weeks() -> None:
    days = (date(2018, 12, 31), TODAY, date(2021, 1, 3))

    assert [formats.week(day).replace("\u00a0", " ") for day in days] == ["week 1", "week 3", "week 53"]

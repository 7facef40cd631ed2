"""Two places at a time: every legal history fits, in any order; three at once never do."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from supervision.rules.slots import Segment, Span, free_periods, place, segments

DAY = date(2017, 9, 1)


def span(start: int, end: int | None) -> Span:
    return Span(DAY + timedelta(start), None if end is None else DAY + timedelta(end))


def depth(spans: list[Span]) -> int:
    """The most that meet on one day: counted day by day, another way than the rule's."""
    return max((sum(other.start <= this.start < other.bound for other in spans) for this in spans), default=0)


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.bound and other.start < one.bound


periods = st.tuples(st.integers(0, 60), st.one_of(st.none(), st.integers(1, 40))).map(
    lambda pair: span(pair[0], pair[1] and pair[0] + pair[1])
)


@given(st.lists(periods, max_size=8))
def test_places_are_found_exactly_when_two_at_most_meet(spans: list[Span]) -> None:
    slots = place(spans)

    assert (slots is not None) == (depth(spans) <= 2)
    if slots is not None:
        taken = list(zip(slots, spans, strict=True))
        assert set(slots) <= {1, 2}
        assert not [1 for (a, one), (b, other) in combinations(taken, 2) if a == b and overlap(one, other)]


@given(st.lists(periods, max_size=8), periods)
def test_free_periods_and_full_ones_share_the_time_between_them(spans: list[Span], within: Span) -> None:
    free = free_periods(spans, within=within)

    for offset in range(110):
        day = DAY + timedelta(offset)
        is_free = any(part.start <= day < part.bound for part in free)
        taken = sum(one.start <= day < one.bound for one in spans)
        assert is_free == (within.start <= day < within.bound and taken < 2)


def test_a_chain_that_greedy_placing_in_the_order_of_entry_would_lose() -> None:
    # Entered in this order, the first two both take slot 1; the third then needs a slot of its own.
    assert place([span(0, 10), span(20, 30), span(5, 25)]) == [1, 1, 2]
    assert place([span(0, 10), span(8, 30), span(10, 20), span(20, None)]) == [1, 2, 1, 1]


def test_the_day_one_ends_another_can_begin() -> None:
    assert place([span(0, 10), span(0, 10), span(10, 20)]) is not None
    assert place([span(0, 10), span(0, 10), span(9, 20)]) is None


def test_segments_tell_how_many_places_are_free_from_when() -> None:
    found = segments([span(0, 10), span(5, None)], within=span(0, None))

    assert found == [Segment(span(0, 5), 1), Segment(span(5, 10), 2), Segment(span(10, None), 1)]
    assert [segment.free for segment in found] == [1, 0, 1]


def test_neighbours_with_the_same_number_are_one_segment() -> None:
    assert segments([span(0, 10), span(10, 20)], within=span(0, 20)) == [Segment(span(0, 20), 1)]

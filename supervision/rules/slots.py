"""A supervisor's two places over time. Pure: periods in, places out. Periods are half-open; end None means open.

Periods are an interval graph: taking them by start and giving each the first free place never needs more places than
meet on the busiest day. So every legal history fits, in whatever order it was entered, once all are placed anew.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from supervision.workflow import SLOTS


class Span(NamedTuple):
    """A half-open period of dates."""

    start: date
    end: date | None

    @property
    def bound(self) -> date:
        """The end as a date that compares: open periods end after all others."""
        return self.end or date.max


class Segment(NamedTuple):
    """A stretch of time in which the number of candidates does not change."""

    span: Span
    taken: int

    @property
    def free(self) -> int:
        return max(len(SLOTS) - self.taken, 0)


def place(spans: Sequence[Span]) -> list[int] | None:
    """Return a slot for each period, in their order, or None when more than two meet on some date."""
    slots = [0] * len(spans)
    free_from = dict.fromkeys(SLOTS, date.min)
    for index in sorted(range(len(spans)), key=lambda i: spans[i].start):
        span = spans[index]
        slot = next((slot for slot in SLOTS if free_from[slot] <= span.start), None)
        if slot is None:
            return None
        slots[index], free_from[slot] = slot, span.bound
    return slots


def segments(spans: Iterable[Span], *, within: Span) -> list[Segment]:
    """Cut a period where the number of candidates changes; neighbours with the same number are one segment."""
    inside = [span for span in spans if span.start < within.bound and span.bound > within.start]
    cuts = {within.start, within.bound}
    cuts |= {day for span in inside for day in span_bounds(span) if within.start < day < within.bound}
    found: list[Segment] = []
    for start, end in pairwise(sorted(cuts)):
        taken = sum(span.start <= start < span.bound for span in inside)
        if found and found[-1].taken == taken:
            start = found.pop().span.start  # noqa: PLW2901  the stretch goes on
        found.append(Segment(Span(start, None if end == date.max else end), taken))
    return found


def span_bounds(span: Span) -> tuple[date, date]:
    return span.start, span.bound


def free_periods(spans: Iterable[Span], *, within: Span) -> list[Span]:
    """Return the parts of a period in which the supervisor has a place."""
    free: list[Span] = []
    for segment in segments(spans, within=within):
        if not segment.free:
            continue
        if free and free[-1].end == segment.span.start:
            free[-1] = Span(free[-1].start, segment.span.end)
        else:
            free.append(segment.span)
    return free

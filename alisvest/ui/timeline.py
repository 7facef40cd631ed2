"""A plan drawn in time: lanes of bars on a grid of half months, a strip with the sum, a line for today.

Only places are worked out here, as column and row numbers; static/timeline-columns.css has a class for each, so that
no bar needs an inline style. Plans longer than six years get whole months instead of halves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise

from django.utils.functional import Promise

from alisvest.core.dates import last_day

MOST_COLUMNS = 144
MOST_ROWS = 8
FULL = 100
MIDDLE = 16  # the day on which a month's second half begins
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Bar:
    """A period [start, end). `category` 1–5 chooses the tint; `note` says what is wrong and marks the bar."""

    title: Words
    start: date
    end: date
    category: int = 1
    percent: Fraction | int | None = None
    href: str = ""
    kind: Words = ""
    note: Words = ""

    @property
    def last(self) -> date:
        return last_day(self.end)


@dataclass(frozen=True, slots=True)
class Lane:
    label: Words
    icon: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch [start, end) in which the sum of percentages does not change."""

    start: date
    end: date
    percent: Fraction

    @property
    def last(self) -> date:
        return last_day(self.end)

    @property
    def tone(self) -> str:
        return "over" if self.percent > FULL else "zero" if self.percent == 0 else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Grid lines [start, end) and row, all from 1."""

    start: int
    end: int
    row: int = 1

    @property
    def classes(self) -> str:
        return f"s{self.start} e{self.end} r{self.row}"


@dataclass(frozen=True, slots=True)
class PlacedBar:
    bar: Bar
    place: Place
    past: bool


@dataclass(frozen=True, slots=True)
class PlacedLane:
    lane: Lane
    bars: Sequence[PlacedBar]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What components/timeline.html draws."""

    start: date
    end: date
    columns: int
    years: Sequence[tuple[int, Place]]
    lanes: Sequence[PlacedLane]
    strip: Sequence[tuple[Segment, Place]]
    today: int | None
    heading: Words = field(default="")

    @property
    def last(self) -> date:
        return last_day(self.end)


@dataclass(frozen=True, slots=True)
class Axis:
    """Turns dates into grid lines. `parts` of a month: 2, or 1 for plans above six years."""

    start: date
    columns: int
    parts: int

    @classmethod
    def over(cls, start: date, end: date) -> "Axis":
        """Make the axis over the calendar months that [start, end) touches. Raises ValueError where it does not fit."""
        last = last_day(end)
        months = (last.year - start.year) * 12 + last.month - start.month + 1
        parts = 2 if months * 2 <= MOST_COLUMNS else 1
        if not 0 < months * parts <= MOST_COLUMNS:
            raise ValueError(f"a timeline shows 1 to {MOST_COLUMNS} months, not {months}")
        return cls(start.replace(day=1), months * parts, parts)

    def _line(self, day: date, *, up: bool) -> int:
        months = (day.year - self.start.year) * 12 + day.month - self.start.month
        if self.parts == 1:
            within = int(up and day.day > 1)
        else:
            within = ((day.day > 1) + (day.day > MIDDLE)) if up else int(day.day >= MIDDLE)
        return min(max(months * self.parts + within + 1, 1), self.columns + 1)

    def place(self, start: date, end: date, row: int = 1) -> Place:
        """Return the columns that [start, end) touches, at least one; what lies outside the axis is cut off."""
        first = min(self._line(start, up=False), self.columns)
        return Place(first, max(self._line(end, up=True), first + 1), row)

    def line(self, day: date) -> int | None:
        """Return the grid line at the start of the day's column, or None outside the axis."""
        line = self._line(day, up=False)
        return line if self.start <= day and line <= self.columns and self._inside(day) else None

    def _inside(self, day: date) -> bool:
        months = (day.year - self.start.year) * 12 + day.month - self.start.month
        return 0 <= months * self.parts < self.columns


def in_rows(axis: Axis, bars: Iterable[Bar]) -> list[tuple[Bar, Place]]:
    """Give overlapping bars rows of their own: each goes to the first row that is free at its start."""
    free_from: list[int] = []
    placed = []
    for bar in sorted(bars, key=lambda b: (b.start, b.end)):
        place = axis.place(bar.start, bar.end)
        row = next((i for i, line in enumerate(free_from) if line <= place.start), len(free_from))
        row = min(row, MOST_ROWS - 1)
        free_from[row : row + 1] = [place.end]
        placed.append((bar, Place(place.start, place.end, row + 1)))
    return placed


def total_strip(bars: Iterable[Bar], start: date, end: date) -> list[Segment]:
    """Sum the bars' percentages over [start, end), one segment for each stretch with the same sum."""
    counted = [bar for bar in bars if bar.percent is not None]
    edges = {start, end} | {day for bar in counted for day in (bar.start, bar.end) if start < day < end}
    segments: list[Segment] = []
    for first, after in pairwise(sorted(edges)):
        total = sum((Fraction(b.percent or 0) for b in counted if b.start <= first < b.end), Fraction(0))
        if segments and segments[-1].percent == total:
            segments[-1] = Segment(segments[-1].start, after, total)
        else:
            segments.append(Segment(first, after, total))
    return segments


def timeline(lanes: Sequence[Lane], start: date, end: date, *, today: date, heading: Words = "") -> Timeline:
    """Place the lanes of the plan [start, end), with the years, the strip of sums and today's line.

    The strip leaves out lanes whose bars have no percentage. Raises ValueError for plans that do not fit the grid.
    """
    axis = Axis.over(start, end)
    drawn = [
        PlacedLane(lane, [PlacedBar(bar, place, bar.end <= today) for bar, place in in_rows(axis, lane.bars)])
        for lane in lanes
    ]
    years = [
        (year, axis.place(max(date(year, 1, 1), start), min(date(year + 1, 1, 1), end)))
        for year in range(start.year, last_day(end).year + 1)
    ]
    segments = total_strip((bar for lane in lanes for bar in lane.bars), start, end)
    strip = [(segment, axis.place(segment.start, segment.end)) for segment in _apart(axis, segments)]
    return Timeline(start, end, axis.columns, years, drawn, strip, axis.line(today), heading)


def _apart(axis: Axis, segments: Sequence[Segment]) -> Iterable[Segment]:
    """Leave out segments that would lie over the one before: shorter than a column. The table has exact dates."""
    taken = 1
    for segment in segments:
        place = axis.place(segment.start, segment.end)
        if place.start >= taken or segment.percent > FULL:
            taken = place.end
            yield segment


def column_classes() -> str:
    """Return static/timeline-columns.css."""
    lines = [
        "/* Places on the timeline's grid as classes: no bar needs an inline style. Printed by alisvest.ui.timeline. */"
    ]
    lines += [
        f".s{n} {{ grid-column-start: {n} }} .e{n} {{ grid-column-end: {n} }}" for n in range(1, MOST_COLUMNS + 2)
    ]
    lines += [f".r{n} {{ grid-row: {n} }}" for n in range(1, MOST_ROWS + 1)]
    lines += [f".n{n} {{ --n: {n} }}" for n in range(1, MOST_COLUMNS + 1)]
    return "\n".join(lines) + "\n"

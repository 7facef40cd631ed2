"""Candidates by months: what was held, what lacks, what is to come. Only cells that ask for something are links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import dates
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core.dates import first_of_month
from alisvest.ui import formats

Words = str | Promise


class State(StrEnum):
    DONE = "done"
    PART = "part"
    MISSING = "missing"
    NOW = "now"
    FUTURE = "future"
    LEAVE = "leave"
    NONE = "none"


ICONS = {State.DONE: "check", State.MISSING: "exclaim", State.NOW: "plus"}
SAID: dict[State, Words] = {
    State.DONE: _("Done"),
    State.PART: _("Partly done"),
    State.MISSING: _("Missing"),
    State.NOW: _("This month"),
    State.FUTURE: _("To come"),
    State.LEAVE: _("Leave"),
    State.NONE: _("Not in the programme"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A month of one candidate. `text` stands in the cell instead of an icon («1 t»); `said` is the status in words."""

    state: State
    said: Words = ""
    text: Words = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate; `total` is what the last column says («13 av 16»)."""

    name: str
    cells: Sequence[Cell]
    sub: Words = ""
    href: str = ""
    total: Words = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A month's column: short and whole name, and whether it is the present one."""

    short: str
    whole: str
    now: bool


@dataclass(frozen=True, slots=True)
class PlacedCell:
    cell: Cell
    heading: Heading
    icon: str
    said: str


@dataclass(frozen=True, slots=True)
class PlacedRow:
    row: Row
    cells: Sequence[PlacedCell]


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """What components/month_grid.html draws."""

    headings: Sequence[Heading]
    rows: Sequence[PlacedRow]
    legend: Sequence[tuple[State, str, Words, Words]]
    total_label: Words
    caption: Words


def month_grid(
    months: Sequence[date],
    rows: Sequence[Row],
    *,
    today: date,
    caption: Words,
    total_label: Words = "",
    words: dict[State, Words] | None = None,
) -> MonthGrid:
    """Put the rows under the months. `words` replaces SAID in the legend and where a cell says nothing itself.

    Raises ValueError where a row has not one cell for each month.
    """
    said = SAID | (words or {})
    headings = [
        Heading(str(dates.MONTHS_3[m.month]), formats.month(m), now=first_of_month(m) == first_of_month(today))
        for m in months
    ]
    placed = []
    for row in rows:
        cells = [
            PlacedCell(cell, heading, ICONS.get(cell.state, ""), str(cell.said or said[cell.state]))
            for cell, heading in zip(row.cells, headings, strict=True)
        ]
        placed.append(PlacedRow(row, cells))
    seen = {cell.state for row in rows for cell in row.cells}
    example = next((c.text for r in rows for c in r.cells if c.state is State.PART and c.text), "")
    legend = [
        (state, ICONS.get(state, ""), example if state is State.PART else "", said[state])
        for state in State
        if state in seen and state not in {State.FUTURE, State.NONE}
    ]
    return MonthGrid(headings, placed, legend, total_label, caption)

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from alisvest.ui.month_grid import Cell, Row, State, month_grid

MONTHS = [date(2018, 8, 1), date(2018, 9, 1), date(2018, 10, 1)]
TODAY = date(2018, 9, 12)


def rendered(*cells: Cell) -> str:
    grid = month_grid(MONTHS, [Row("Ingrid Solheim", cells)], today=TODAY, caption="Møter")
    return render_to_string("components/month_grid.html", {"grid": grid})


def test_only_cells_that_ask_for_something_are_links() -> None:
    with translation.override("nb"):
        page = rendered(Cell(State.DONE), Cell(State.NOW, "Registrer møte", href="/nytt/"), Cell(State.FUTURE))
    assert page.count("<a ") == 1
    assert 'aria-label="Ingrid Solheim, september\u00a02018: Registrer møte"' in page
    assert "august\u00a02018: Ferdig" in page


def test_the_present_month_is_marked_and_the_legend_holds_what_is_there() -> None:
    grid = month_grid(
        MONTHS,
        [Row("A", [Cell(State.PART, text="1 t"), Cell(State.MISSING), Cell(State.NONE)])],
        today=TODAY,
        caption="Møter",
        words={State.PART: "Under to timer"},
    )
    assert [heading.now for heading in grid.headings] == [False, True, False]
    assert [state for state, *_rest in grid.legend] == [State.PART, State.MISSING]
    assert grid.legend[0][2:] == ("1 t", "Under to timer")


def test_a_row_needs_a_cell_for_each_month() -> None:
    with pytest.raises(ValueError, match="zip"):
        rendered(Cell(State.DONE))

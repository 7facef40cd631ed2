from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from alisvest.ui.tables import chosen_sort, paginate, sort_state, status_tabs

COLUMNS = {"name": "name_sort", "asked": "asked"}


def asked(query: str) -> HttpRequest:
    return RequestFactory().get(f"/liste/?{query}")


def test_a_heading_turns_its_order_and_keeps_the_filter() -> None:
    assert sort_state(asked("status=new&page=3&sort=name").GET, "name").href == "?status=new&sort=-name"
    assert sort_state(asked("sort=-name").GET, "name").direction == "descending"
    assert sort_state(asked("sort=asked").GET, "name").direction == "none"


def test_only_known_columns_sort() -> None:
    assert chosen_sort(asked("sort=-asked"), COLUMNS, "name") == "-asked"
    assert chosen_sort(asked("sort=password"), COLUMNS, "-name") == "-name_sort"


def test_tabs_count_and_mark_the_chosen_one() -> None:
    tabs = status_tabs(asked("status=new&sort=name&page=2"), [("", "Alle"), ("new", "Nye")], {"": 3})
    assert [(tab.href, tab.current, tab.count) for tab in tabs] == [
        ("?sort=name", False, 3),
        ("?sort=name&status=new", True, 0),
    ]


def test_pages_hold_their_rows_and_know_their_neighbours() -> None:
    rows = paginate(asked("q=a&page=2"), list(range(12)), 5)
    assert (list(rows.rows), rows.first, rows.last, rows.total) == ([5, 6, 7, 8, 9], 6, 10, 12)
    assert (rows.previous, rows.next) == ("?q=a&page=1", "?q=a&page=3")
    assert [(link.number, link.current) for link in rows.links] == [(1, False), (2, True), (3, False)]


def test_a_page_that_does_not_exist_gives_the_nearest() -> None:
    assert paginate(asked("page=99"), list(range(12)), 5).first == 11
    assert paginate(asked("page=x"), list(range(12)), 5).first == 1
    empty = paginate(asked(""), [], 5)
    assert (empty.total, empty.many, empty.previous, empty.next) == (0, False, "", "")


def test_a_table_gets_the_roles_that_cards_on_phones_cost() -> None:
    rows = '<tr class="x"><th scope="col">A</th></tr><tr><th scope="row">b</th><td>c</td></tr>'
    table = '{% datatable "Søknader" %}' + rows + "{% enddatatable %}"
    page = engines["django"].from_string(table).render({})
    for opening in (
        '<tr role="row" class="x">',
        '<th role="columnheader" scope="col">',
        '<th role="rowheader" scope="row">',
        '<td role="cell">',
    ):
        assert opening in page
    assert '<caption class="ds-sr-only">Søknader</caption>' in page

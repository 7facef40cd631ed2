"""What a list page needs around its table: sorting by links, tabs with counts, pages of rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class SortState:
    """A sort link: `direction` is the ARIA value for the column now, `href` turns it."""

    direction: str
    href: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of a list or of one object; `count` is shown beside the label when given."""

    label: str | Promise
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number in the pagination; a gap has no address."""

    number: int
    href: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of a list, with what the pagination prints: `first`–`last` of `total`."""

    rows: Sequence[Any]
    first: int
    last: int
    total: int
    links: tuple[PageLink, ...]
    previous: str
    next: str

    @property
    def many(self) -> bool:
        return len(self.links) > 1


def _with(query: QueryDict, **changes: str) -> str:
    """Return ?… with these values changed; an empty value is taken out, and the page number always."""
    changed = query.copy()
    for key, value in ({"page": ""} | changes).items():
        changed.pop(key, None)
        if value:
            changed[key] = value
    return f"?{changed.urlencode()}"


def sort_state(query: QueryDict, key: str) -> SortState:
    """Return how the list is sorted by this key, and the address that turns it."""
    chosen = query.get("sort", "")
    direction = {key: "ascending", f"-{key}": "descending"}.get(chosen, "none")
    return SortState(direction, _with(query, sort=f"-{key}" if direction == "ascending" else key))


def chosen_sort(request: HttpRequest, allowed: Mapping[str, str], default: str) -> str:
    """Return the order_by expression for ?sort=, from a table key → column; anything else gives the default's."""
    chosen = request.GET.get("sort", default)
    key = chosen.removeprefix("-")
    if key not in allowed:
        chosen, key = default, default.removeprefix("-")
    column = allowed[key]
    return f"-{column}" if chosen.startswith("-") else column


def status_tabs(
    request: HttpRequest, choices: Iterable[tuple[str, str | Promise]], counts: Mapping[str, int], param: str = "status"
) -> list[Tab]:
    """Make the tabs over a list. `choices` start with ("", _("All")); counts lack what is 0."""
    now = request.GET.get(param, "")
    return [Tab(label, _with(request.GET, **{param: key}), key == now, counts.get(key, 0)) for key, label in choices]


class Counted(Protocol):
    """Rows that know their number without being fetched."""

    def __len__(self) -> int: ...
    def __getitem__(self, cut: slice, /) -> "QuerySet[Any]": ...


def paginate(
    request: HttpRequest, rows: "QuerySet[Any] | Sequence[Any] | Counted", size: int = PAGE_SIZE, param: str = "page"
) -> Rows:
    """Cut out the page that ?page= asks for; a number that does not exist gives the nearest page.

    A second list on the same page has its own `param`; turning one leaves the other where it is.
    """
    paginator = Paginator(cast("Sequence[Any]", rows), size)
    page = paginator.get_page(request.GET.get(param))
    links = tuple(
        PageLink(number, _turned(request, param, number), number == page.number)
        if isinstance(number, int)
        else PageLink(0)
        for number in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    )
    return Rows(
        list(page.object_list),
        page.start_index(),
        page.end_index(),
        paginator.count,
        links,
        _neighbour(request, page, param, -1),
        _neighbour(request, page, param, +1),
    )


def _turned(request: HttpRequest, param: str, number: int) -> str:
    return _with(request.GET, **({"page": request.GET.get("page", "")} | {param: str(number)}))


def _neighbour(request: HttpRequest, page: "Page[Any]", param: str, step: int) -> str:
    number = page.number + step
    return _turned(request, param, number) if 1 <= number <= page.paginator.num_pages else ""

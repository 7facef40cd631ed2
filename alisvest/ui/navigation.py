"""The main menu. Apps above the ground enter their own items from AppConfig.ready(); a hat sees its own few."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core.roles import Role


class Group(Enum):
    """The parts of the menu, in their order."""

    START = "start"
    APPLICATIONS = "applications"
    EDUCATION = "education"
    MONEY = "money"
    LETTERS = "letters"
    REGISTER = "register"


HEADINGS: Mapping[Group, str | Promise] = {
    Group.START: "",
    Group.APPLICATIONS: _("Applications and decisions"),
    Group.EDUCATION: _("Education"),
    Group.MONEY: _("Money"),
    Group.LETTERS: _("Letters and notices"),
    Group.REGISTER: _("People and municipalities"),
}
RANKS = {group: rank for rank, group in enumerate(Group)}
SHORT = 9  # so many entries are seen at a glance


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the menu, under the heading of its group. `count(user)` gives what waits there; 0 shows nothing."""

    label: str | Promise
    icon: str
    url_name: str
    roles: frozenset[Role]
    order: int
    count: Callable[[Any], int] | None = None
    group: Group = Group.START


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as shown to one person on one page."""

    label: str | Promise
    icon: str
    href: str
    current: bool
    count: int
    group: Group = Group.START


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; without a heading where the menu is short."""

    heading: str | Promise
    entries: Sequence[Entry]


Counts = Mapping[str, int]
Keeper = Callable[[Any, Callable[[], Counts]], Counts]

_items: dict[str, Item] = {}
_keepers: list[Keeper] = []


def keep_counts(keeper: Keeper) -> None:
    """Let `keeper` decide whether a person's counts are counted anew or still hold. Called once, at start."""
    _keepers[:] = [keeper]


def register(item: Item) -> None:
    """Enter an item, once per page it leads to; entering it again replaces it."""
    _items[item.url_name] = item


def entries(user: Any, path: str) -> Iterator[Entry]:
    """Walk the user's menu in order. The item with the longest address that the path starts with is the current one."""
    mine = sorted(
        (i for i in _items.values() if user.role in i.roles), key=lambda i: (RANKS[i.group], i.order, i.url_name)
    )
    addresses = {item.url_name: reverse(item.url_name) for item in mine}
    holds = [a for a in addresses.values() if path == a or (a != "/" and path.startswith(a))]
    here = max(holds, key=len, default=None)
    counts = _counts(user, mine)
    for item in mine:
        href = addresses[item.url_name]
        yield Entry(item.label, item.icon, href, href == here, counts.get(item.url_name, 0), item.group)


def _counts(user: Any, mine: Sequence[Item]) -> Counts:
    def anew() -> Counts:
        return {item.url_name: item.count(user) for item in mine if item.count}

    return _keepers[0](user, anew) if _keepers else anew()


def sections(user: Any, path: str) -> list[Section]:
    """Return the user's menu under its headings; a menu of few entries is one list without any."""
    shown = list(entries(user, path))
    if len(shown) <= SHORT:
        return [Section("", shown)] if shown else []
    return [Section(HEADINGS[group], list(found)) for group, found in groupby(shown, key=lambda entry: entry.group)]

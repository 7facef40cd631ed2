"""The main menu. Apps above the ground enter their own items from AppConfig.ready(); a hat sees its own few."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from alisvest.core.roles import Role


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the menu. `count(user)` gives what waits there for the user; 0 shows nothing."""

    label: str | Promise
    icon: str
    url_name: str
    roles: frozenset[Role]
    order: int
    count: Callable[[Any], int] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as shown to one person on one page."""

    label: str | Promise
    icon: str
    href: str
    current: bool
    count: int


_items: dict[str, Item] = {}


def register(item: Item) -> None:
    """Enter an item, once per page it leads to; entering it again replaces it."""
    _items[item.url_name] = item


def entries(user: Any, path: str) -> Iterator[Entry]:
    """Walk the user's menu in order. The item with the longest address that the path starts with is the current one."""
    mine = sorted((i for i in _items.values() if user.role in i.roles), key=lambda i: (i.order, i.url_name))
    addresses = {item.url_name: reverse(item.url_name) for item in mine}
    holds = [a for a in addresses.values() if path == a or (a != "/" and path.startswith(a))]
    here = max(holds, key=len, default=None)
    for item in mine:
        href = addresses[item.url_name]
        yield Entry(item.label, item.icon, href, href == here, item.count(user) if item.count else 0)

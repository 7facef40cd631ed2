"""What the smaller components are given: plain values, already worded. See docs/look.md for which part takes which."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise

from alisvest.ui.badges import Badge

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Link:
    label: Words
    href: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A key figure. `done` of `whole` draws a bar; `of` stands small after the value; `href` makes it a link."""

    label: Words
    value: Words | int
    icon: str = ""
    of: Words = ""
    done: int | None = None
    whole: int | None = None
    note: Words = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a fact list; `total` draws the line above a sum."""

    label: Words
    value: Words
    href: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A line of a list of happenings or tasks; `sign` shows an icon where there is no person to show initials of."""

    title: Words
    text: Words = ""
    when: Words = ""
    note: Words = ""
    href: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    label: Words
    note: Words = ""
    state: Literal["done", "now", "next"] = "next"


@dataclass(frozen=True, slots=True)
class Task:
    """A point of a long application. Without `href` it can only be read."""

    label: Words
    href: str
    badge: Badge
    hint: Words = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for the reader: `what` begins with a verb and is the one link; `why` says why it is theirs.

    `near` says how much time is left until `due`; `note` what happens where it is not done.
    """

    what: Words
    href: str
    about: Words = ""
    why: Words = ""
    due: Words = ""
    near: Badge | None = None
    amount: Words = ""
    note: Words = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file already stored; `size` in bytes. `remove_href` leads to the confirmation page."""

    name: str
    size: int
    href: str
    remove_href: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A question before something that cannot be undone; the buttons name what happens."""

    question: Words
    consequences: Sequence[Words]
    confirm: Words
    keep: Words
    back: str
    danger: bool = False


@dataclass(frozen=True, slots=True)
class CompareCell:
    text: Words
    mark: Literal["highest", "lowest", ""] = ""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """`note` stands below the label."""

    label: Words
    cells: Sequence[CompareCell]
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four things side by side: a column each, a row for each point.

    With `steps` a phone shows one point at a time, the one that `steps` is at.
    """

    caption: Words
    columns: Sequence[Link]
    rows: Sequence[CompareRow]
    steps: "Steps | None" = None

    @property
    def lines(self) -> list[tuple[CompareRow, list[tuple[CompareCell, Link]], bool]]:
        """Return each row with its cells, each cell with its column, and whether it is the one a phone shows."""
        return [
            (row, list(zip(row.cells, self.columns, strict=True)), self.steps is not None and index == self.steps.at)
            for index, row in enumerate(self.rows)
        ]


@dataclass(frozen=True, slots=True)
class Steps:
    """Where a phone stands among points that are shown one at a time; no address where there is no such point."""

    at: int
    of: int
    previous: str
    next: str

    @property
    def number(self) -> int:
        return self.at + 1


def compare(label: Words, numbers: Sequence[int | None], write: Callable[[int], str]) -> CompareRow:
    """Make a row of numbers with the highest and the lowest marked, unless all are the same. None shows a dash."""
    known = [n for n in numbers if n is not None]
    spread = len(set(known)) > 1
    marks: list[CompareCell] = []
    for n in numbers:
        if n is None:
            marks.append(CompareCell("–"))
        elif spread and n == max(known):
            marks.append(CompareCell(write(n), "highest"))
        else:
            marks.append(CompareCell(write(n), "lowest" if spread and n == min(known) else ""))
    return CompareRow(label, marks)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An entry: signed øre, and the balance after it."""

    on: date
    voucher: Words
    href: str
    text: Words
    amount: int
    balance: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries in order with their sum (øre). `opening` is the balance before the first row, where there is one."""

    caption: Words
    rows: Sequence[LedgerRow]
    total: int
    export_href: str = ""
    opening: int | None = None

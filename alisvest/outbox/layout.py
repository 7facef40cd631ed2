"""A text's pieces as they are laid out on a page or on paper: headings, paragraphs, lists, lines to write on, tables.

The pieces are read from the text before values are filled in, so that a value can never become one of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from alisvest.outbox.plain import plain
from alisvest.outbox.templates import PLACEHOLDER, MissingPlaceholderError, fill

_GAP = re.compile(r"\n[ ]*\n\s*")
_TO_WRITE_ON = re.compile(r"^(.*?)[ ]*_{4,}[ ]*$")


@dataclass(frozen=True, slots=True)
class Rows:
    """A value that is a table on paper: its heading row, then the others."""

    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        return "\n".join(": ".join(row) for row in self.rows[1:])


@dataclass(frozen=True, slots=True)
class Piece:
    """`lines` of a paragraph are broken where they are; of a list and of lines to write on each is one item."""

    kind: Literal["heading", "paragraph", "list", "writing", "table"]
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(text: str, values: Mapping[str, object]) -> list[Piece]:
    """Return the text's pieces, filled in. Raises MissingPlaceholderError, naming what lacks."""
    fill(text, values)  # names everything that lacks at once
    return [piece for raw in _GAP.split(text.strip()) if raw for piece in _of(raw.split("\n"), values)]


def _of(lines: list[str], values: Mapping[str, object]) -> Iterator[Piece]:
    if lines[0].startswith("# "):
        yield Piece("heading", (fill(lines[0].removeprefix("# ").strip(), values),))
        lines = lines[1:]
        if not lines:
            return
    if all(line.startswith("- ") for line in lines):
        yield Piece("list", tuple(_one_line(line.removeprefix("- "), values) for line in lines))
    elif all(_TO_WRITE_ON.match(line) for line in lines):
        labels = [_TO_WRITE_ON.match(line) for line in lines]
        yield Piece("writing", tuple(_one_line(label[1], values) for label in labels if label))
    elif len(lines) == 1 and (alone := PLACEHOLDER.fullmatch(lines[0].strip())):
        yield from _value(values[alone[1]])
    else:
        yield Piece("paragraph", tuple(fill("\n".join(lines), values).split("\n")))


def _value(value: object) -> Iterator[Piece]:
    if isinstance(value, Rows):
        yield Piece("table", rows=tuple(tuple(plain(cell) for cell in row) for row in value.rows))
        return
    for paragraph in _GAP.split(plain(value, one_line=False)):
        yield Piece("paragraph", tuple(paragraph.split("\n")))


def _one_line(text: str, values: Mapping[str, object]) -> str:
    """Fill a line of a list or of a form: what stands alone in it is still one line."""
    lacking = sorted(name for name in PLACEHOLDER.findall(text) if name not in values)
    if lacking:
        raise MissingPlaceholderError(", ".join(lacking))
    return PLACEHOLDER.sub(lambda match: plain(values[match[1]]), text)

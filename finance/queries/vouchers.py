"""The vouchers behind a claim's lines: which line has one, and which is still without."""

from collections.abc import Mapping, Sequence

from alisvest.accounts.models import User
from alisvest.documents.queries import Shelf, shelves_of
from finance.queries.claims import LineWithCap


def voucher_shelves(lines: Sequence[LineWithCap], user: User) -> Mapping[int, Shelf]:
    """Return what the reader sees of the files behind each line, by the line's key."""
    return shelves_of([shown.line for shown in lines], user)


def without_voucher(lines: Sequence[LineWithCap], shelves: Mapping[int, Shelf]) -> list[str]:
    """Name the lines that have no voucher, or one that is blocked or withdrawn."""
    return [shown.line.what for shown in lines if shelves[shown.line.pk].missing]

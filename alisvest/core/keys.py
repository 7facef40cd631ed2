"""Keys of rows as they come from outside."""

from collections.abc import Iterable

LONGEST = 18  # digits: every key of ours has fewer, and Python refuses to read a number of thousands


def keys_in(values: Iterable[str]) -> list[int]:
    """Read the keys among what was sent, in order; what is none is left out."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) <= LONGEST]

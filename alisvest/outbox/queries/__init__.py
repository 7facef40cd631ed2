"""What pages and reminders read of the outbox."""

from alisvest.outbox.queries.texts import (
    Proof,
    history,
    lines,
    paired,
    proofs,
    text_for,
    until_shipped,
    unwritten,
    versions_for,
)

__all__ = [
    "Proof",
    "history",
    "lines",
    "paired",
    "proofs",
    "text_for",
    "until_shipped",
    "unwritten",
    "versions_for",
]

"""What pages and reminders read of the outbox."""

from alisvest.outbox.queries.letters import letters_about, letters_for, waits_for_paper
from alisvest.outbox.queries.papers import paper_for, papers_for
from alisvest.outbox.queries.texts import (
    Proof,
    history,
    lines,
    paired,
    proof,
    proofs,
    text_for,
    until_shipped,
    unwritten,
    versions_for,
)

__all__ = [
    "Proof",
    "history",
    "letters_about",
    "letters_for",
    "lines",
    "paired",
    "paper_for",
    "papers_for",
    "proof",
    "proofs",
    "text_for",
    "until_shipped",
    "unwritten",
    "versions_for",
    "waits_for_paper",
]

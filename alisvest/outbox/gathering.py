"""Which mails wait for a digest. The app above that knows what a person has chosen says so here, from ready()."""

from collections.abc import Callable

from alisvest.outbox.workflow import MailKind

GATHERABLE = frozenset({MailKind.REMINDER, MailKind.NOTICE})
"""Kinds that may wait. Letters, receipts and codes leave at once whatever somebody has chosen."""

_wishes: list[Callable[[int], bool]] = []


def register(wishes: Callable[[int], bool]) -> None:
    """Ask `wishes` whether the person of that key wants notices gathered. Called once, at start."""
    _wishes.append(wishes)


def is_gathered(kind: MailKind, receiver: int | None) -> bool:
    return receiver is not None and kind in GATHERABLE and any(wishes(receiver) for wishes in _wishes)

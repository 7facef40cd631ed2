"""Records about people without an account, which they claim later by a link: a supervisor, a candidate.

The app that holds the record registers from AppConfig.ready() how an account is attached to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal


@dataclass(frozen=True, slots=True)
class Claim:
    """A kind of record by its label ("supervision.supervisor").

    `words`: as what the person is invited. `rows(reader)`: the records the reader sees. `refuse(record, user)`: why this
    account cannot have it (user None: why nobody can). `attach(record_id, user)`: locks the record, asks `refuse` again,
    attaches and leaves its trail; it runs inside the transaction that accepts the invitation.
    """

    label: str
    words: str | Promise
    rows: Callable[[User], QuerySet[Any]]
    refuse: Callable[[Any, User | None], Refusal | None]
    attach: Callable[[int, User], Model]


_claims: dict[str, Claim] = {}


def register(claim: Claim) -> None:
    """Make a kind of record known. Called once, at start."""
    _claims[claim.label] = claim


def claim_of(label: str) -> Claim:
    """Return the kind of record. Raises LookupError for one nobody registered."""
    return _claims[label]


def is_known(label: str) -> bool:
    return label in _claims

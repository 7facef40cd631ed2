"""The answer every rule gives: nothing when allowed, a Refusal when not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alisvest.core.roles import Hat, Role


class Kind(Enum):
    """What stands in the way, which decides the HTTP status."""

    NOT_YOURS_TO_DO = 403
    NOT_POSSIBLE_NOW = 409


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done, in words fit to show the user.

    `field` names the form field the words belong to, if one does; `details` are further lines (missing points, dates).
    `href` and `link`: the page where what stands in the way can be put right, and the words of the button to it.
    """

    kind: Kind
    reason: str | Promise
    field: str | None = None
    details: tuple[str, ...] = ()
    href: str = ""
    link: str | Promise = ""


class RefusedError(Exception):
    """Raised by an action whose rule refused."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(str(refusal.reason))


def require(refusal: Refusal | None) -> None:
    """Stop the action unless the rule had nothing against it. Raises RefusedError."""
    if refusal is not None:
        raise RefusedError(refusal)


def not_now(reason: str | Promise, *, field: str | None = None, details: Iterable[str] = ()) -> Refusal:
    """Refuse something that is not possible in the present state (409)."""
    return Refusal(Kind.NOT_POSSIBLE_NOW, reason, field, tuple(details))


def not_yours(reason: str | Promise) -> Refusal:
    """Refuse something that another role or person does (403)."""
    return Refusal(Kind.NOT_YOURS_TO_DO, reason)


class Wearer(Protocol):
    """Whoever acts: all a rule of the ground needs to know of a user."""

    @property
    def role(self) -> Role | None: ...


class Move(NamedTuple):
    """One verb of a table of moves: from which statuses, to which, by whom."""

    sources: frozenset[Any]
    target: Any
    roles: frozenset[Role]


def refuse_former(hat: Hat | None) -> Refusal | None:
    """Refuse every verb to a hat whose assignment, employment or the like has ended: it reads."""
    return not_yours(_("What this role rests on has ended. You can read, not change.")) if hat and hat.former else None


def refuse_role(by: Wearer, roles: Collection[Role]) -> Refusal | None:
    """Refuse whoever wears none of these roles, naming who does it, and a hat that has ended."""
    if by.role in roles:
        return refuse_former(getattr(by, "hat", None))
    who = ", ".join(str(Role(role).label) for role in sorted(roles))
    return not_yours(_("This is done by: %(who)s.") % {"who": who})


def refuse_move(moves: Mapping[str, Move], verb: str, *, status: Any, status_label: str, by: Wearer) -> Refusal | None:
    """Answer for any table of moves: first the role, then the status."""
    move = moves[verb]
    if refusal := refuse_role(by, move.roles):
        return refusal
    if status not in move.sources:
        return not_now(_("This is not possible now. The status is: %(status)s.") % {"status": status_label})
    return None


def transitions(moves: Mapping[str, Move]) -> list[tuple[str, str]]:
    """List the (from, to) pairs of a table of moves, for the guard in the database."""
    return sorted({(str(source), str(move.target)) for move in moves.values() for source in move.sources})

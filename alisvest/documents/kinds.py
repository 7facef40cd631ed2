"""Which papers may hang on which rows, who reads them, and which must be there. Each app enters its own (files.py).

A registry, because files stand below the apps whose rows they hang on.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from alisvest.core import subjects
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may read a file, beside having its row within reach: the words are shown at upload and in the list."""

    key: str
    label: Words
    roles: frozenset[Role]


def _nothing(_row: Any, _user: "User") -> Refusal | None:
    return None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper.

    `several`: a row may hold many at once, each with its own versions; else a new file is a new version of the one.
    `expires`: the file may say until when it is good. `required(row)`: the row must have one; `among(rows)` narrows a
    queryset to those worth asking, with what the question reads. `refuse(row, user)`: why nothing may be added or
    withdrawn now. `reach(user)`: the rows whose files the reader may open, where that is less than what they may see.
    """

    key: str
    label: Words
    subject: str
    audiences: Sequence[Audience]
    adders: frozenset[Role]
    confirmers: frozenset[Role] = frozenset()
    several: bool = False
    expires: bool = False
    hint: Words = ""
    required: Callable[[Any], bool] | None = None
    among: Callable[["QuerySet[Any]"], "QuerySet[Any]"] | None = None
    refuse: Callable[[Any, "User"], Refusal | None] = _nothing
    reach: Callable[["User"], "QuerySet[Any]"] | None = None

    def rows(self, user: "User") -> "QuerySet[Any]":
        """Return the rows whose files of this kind the reader may reach."""
        return self.reach(user) if self.reach else subjects.rows_for(user, self.subject)

    def audience(self, key: str) -> Audience:
        """Return the audience of that key. Raises LookupError."""
        for audience in self.audiences:
            if audience.key == key:
                return audience
        raise LookupError(key)

    def offered_to(self, role: Role | None) -> list[Audience]:
        """Return the audiences that somebody of this role may choose: nobody gives away what they cannot see."""
        return [audience for audience in self.audiences if role in audience.roles]

    def open_to(self, role: Role | None) -> list[str]:
        """Return the keys of the audiences that hold the role."""
        return [audience.key for audience in self.offered_to(role)]


_kinds: dict[str, Kind] = {}
_names: dict[str, Callable[[Any], Words]] = {}
_homes: dict[str, Callable[[Any], str]] = {}


def register(
    label: str,
    *kinds: Kind,
    name: Callable[[Any], Words] = str,
    home: Callable[[Any], str] = subjects.address_of,
) -> None:
    """Enter the kinds that a model's rows may hold; `name` is what a row is called on pages about its files, and `home`
    the address of the page that they lead back to.

    Called from AppConfig.ready().
    """
    subjects.register(subjects.Subject(label))
    _names[label] = name
    _homes[label] = home
    _kinds.update({kind.key: kind for kind in kinds})


def name_of(label: str, row: Any) -> Words:
    """Return what people call the row."""
    return _names[label](row)


def home_of(label: str, row: Any) -> str:
    """Return the page on which the row stands, or nothing."""
    return _homes[label](row)


def known() -> Mapping[str, Kind]:
    return _kinds


def kind_of(key: str) -> Kind:
    """Return the kind of that key. Raises LookupError."""
    return _kinds[key]


def kinds_on(label: str) -> list[Kind]:
    """Return the kinds that a model's rows may hold, in the order they were entered."""
    return [kind for kind in _kinds.values() if kind.subject == label]

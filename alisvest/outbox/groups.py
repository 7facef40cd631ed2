"""Whom a circular can go to. The apps above say which groups there are and who is in each today."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who gets a circular: in bokmål ("nb") or nynorsk ("nn"), for a municipality or for nobody but the person."""

    address: str
    name: str
    language: str
    municipality: str = ""
    user: Any = None


@dataclass(frozen=True, slots=True)
class Option:
    """One group that can be chosen: "municipalities.invited:12", "All invited to Round 2017"."""

    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of group by key. `rows` lists what it can be asked for (rounds, municipalities) as key → words; a group
    that is asked for as it stands has none. `find` gives its people today. `many`: so many rows that one is picked from
    a list.
    """

    key: str
    label: Words
    find: Callable[[str], Iterable[Receiver]]
    rows: Callable[[], Sequence[tuple[str, Words]]] | None = None
    many: bool = False

    def options(self) -> list[Option]:
        if self.rows is None:
            return [Option(self.key, self.label)]
        return [Option(f"{self.key}:{key}", words) for key, words in self.rows()]


_groups: dict[str, Group] = {}


def register(*groups: Group) -> None:
    """Make groups known. Called from AppConfig.ready()."""
    _groups.update({group.key: group for group in groups})


def known() -> Mapping[str, Group]:
    return _groups


def form_of(language: str) -> str:
    """Return the form of Norwegian for a person's language: bokmål for whoever reads the pages in English."""
    return "nn" if language == "nn" else "nb"


def label_of(value: str) -> str:
    """Say a chosen group in words; one that is no more, as it was chosen."""
    group = _groups.get(value.partition(":")[0])
    options = group.options() if group else []
    return next((str(option.label) for option in options if option.value == value), value)


def receivers_of(chosen: Iterable[str]) -> list[Receiver]:
    """Return everybody in the chosen groups, one for each address, by name. Who is in two groups counts in the first."""
    found: dict[str, Receiver] = {}
    for value in chosen:
        key, _colon, row = value.partition(":")
        group = _groups.get(key)
        for receiver in group.find(row) if group else ():
            found.setdefault(receiver.address.strip().lower(), receiver)
    return sorted(found.values(), key=lambda receiver: (receiver.name.casefold(), receiver.address))


def fingerprint(receivers: Iterable[Receiver]) -> str:
    """Name exactly these people in these forms, so that the sender sends to those who were shown."""
    lines = sorted(f"{receiver.address.lower()} {receiver.language} {receiver.municipality}" for receiver in receivers)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()

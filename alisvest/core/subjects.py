"""The kinds of row that files, letters and a history can hang on: each app says which of its models are such.

A registry, because files and letters stand below the apps whose rows they belong to.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.urls import ResolverMatch

from alisvest.core.roles import Role

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


@dataclass(frozen=True, slots=True)
class Subject:
    """A model by label ("municipalities.application").

    `history`: the roles that may read its history; `openings`: those that may read who has opened it. Both reach only
    the rows that the reader sees anyway. `staff_only`: fields whose changes only the programme's staff may read.
    """

    label: str
    history: frozenset[Role] = frozenset()
    openings: frozenset[Role] = frozenset()
    staff_only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """Rows whose story belongs to another row's: their model, and the look-up from them to it ("plan__candidate")."""

    label: str
    path: str


Narrow = Callable[["User", models.QuerySet[Any]], models.QuerySet[Any]]

Words = Any  # a text, or one that is translated when it is read

_subjects: dict[str, Subject] = {}
_kinds: dict[str, Words] = {}
_names: dict[str, Callable[[Any], Words]] = {}
_narrowed: dict[str, Narrow] = {}
_parts: dict[str, list[Part]] = defaultdict(list)
_urls: dict[str, tuple[str, str]] = {}


def register(*subjects: Subject) -> None:
    """Make models known; entering one again adds to its readers. Called from AppConfig.ready()."""
    for subject in subjects:
        known_as = _subjects.get(subject.label, subject)
        _subjects[subject.label] = Subject(
            subject.label,
            known_as.history | subject.history,
            known_as.openings | subject.openings,
            known_as.staff_only | subject.staff_only,
        )


def call(label: str, kind: Words, name: Callable[[Any], Words] | None = None) -> None:
    """Say what a kind of row is called, and each row of it where neither its name nor its reference says it."""
    _kinds[label] = kind
    if name:
        _names[label] = name


def kind_in_words(label: str) -> str:
    """Say what a kind of row is called; one that nobody has words for (any more) is shown as it stands."""
    return str(_kinds.get(label, label))


def name_of(row: models.Model) -> str:
    """Say what a row is called, in one line."""
    if name := _names.get(label_of(row)):
        return str(name(row))
    return str(getattr(row, "name", "") or getattr(row, "reference", "") or row)


def attach(label: str, *parts: Part) -> None:
    """Say which other rows tell of a subject's rows: an app above may add its own."""
    _parts[label] += [part for part in parts if part not in _parts[label]]


def narrow(label: str, closed: Narrow) -> None:
    """Take away rows of a subject that the reader sees in a list, but may not look into: their files, letters, history."""
    _narrowed[label] = closed


def name_urls(label: str, *names: str, argument: str = "pk") -> None:
    """Say which URLs are about rows of a subject, where the URL's own name does not (see `subject_of`)."""
    _urls.update(dict.fromkeys(names, (label, argument)))


def narrowed() -> Iterable[str]:
    """Return the labels of the subjects that are closed to some of those who see them in a list."""
    return _narrowed.keys()


def known() -> Mapping[str, Subject]:
    return _subjects


def parts_of(label: str) -> tuple[Part, ...]:
    return tuple(_parts[label]) if label in _parts else ()


def rows_for(user: "User", label: str) -> models.QuerySet[Any]:
    """Return the rows of that model that the reader may look into: within its own scope, and not closed to them
    (`narrow`). Raises LookupError for another model.
    """
    if label not in _subjects:
        raise LookupError(label)
    rows: models.QuerySet[Any] = apps.get_model(label).objects.visible_to(user)
    return _narrowed[label](user, rows) if label in _narrowed else rows


def label_of(row: models.Model) -> str:
    return row._meta.label_lower


def address_of(row: models.Model) -> str:
    """Return the row's own page, or nothing where it has none."""
    find = getattr(row, "get_absolute_url", None)
    return str(find()) if find else ""


def subject_of(match: ResolverMatch | None) -> tuple[str, int] | None:
    """Return the row that an address is about as (label, key), or None where it names none.

    `municipalities:application_submit` is about a `municipalities.application`: URLs are named so. The others are named
    by `name_urls`.
    """
    if match is None:
        return None
    label, argument = _urls.get(match.view_name) or (_by_name(match), "pk")
    key = match.kwargs.get(argument)
    return (label, key) if label and isinstance(key, int) else None


def _by_name(match: ResolverMatch) -> str:
    words = (match.url_name or "").split("_")
    nouns = (f"{match.namespace}.{''.join(words[:length])}" for length in range(len(words) - 1, 0, -1))
    return next((noun for noun in nouns if noun in _subjects), "")

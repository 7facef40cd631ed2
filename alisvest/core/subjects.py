"""The kinds of row that files, letters and a history can hang on: each app says which of its models are such.

A registry, because files and letters stand below the apps whose rows they belong to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from alisvest.core.roles import Role

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


@dataclass(frozen=True, slots=True)
class Subject:
    """A model by label ("municipalities.application"); `history`: the roles that may read its history."""

    label: str
    history: frozenset[Role] = frozenset()


_subjects: dict[str, Subject] = {}


def register(*subjects: Subject) -> None:
    """Make models known; entering one again adds to its readers. Called from AppConfig.ready()."""
    for subject in subjects:
        known_as = _subjects.get(subject.label, subject)
        _subjects[subject.label] = Subject(subject.label, known_as.history | subject.history)


def known() -> Mapping[str, Subject]:
    return _subjects


def rows_for(user: "User", label: str) -> models.QuerySet[Any]:
    """Return the rows of that model that the reader sees, through its own scope. Raises LookupError for another one."""
    if label not in _subjects:
        raise LookupError(label)
    rows: models.QuerySet[Any] = apps.get_model(label).objects.visible_to(user)
    return rows


def label_of(row: models.Model) -> str:
    return row._meta.label_lower


def address_of(row: models.Model) -> str:
    """Return the row's own page, or nothing where it has none."""
    find = getattr(row, "get_absolute_url", None)
    return str(find()) if find else ""

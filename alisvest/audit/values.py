"""Values of the trail as people read them: one field of one model, from a row or from what a verb wrote down."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alisvest.audit import words
from alisvest.core.money import format_kroner
from alisvest.core.subjects import name_of
from alisvest.ui import formats

LONGEST = 400  # characters of a text that the history shows
PLAIN_NUMBERS = frozenset({"year", "number"})


def label_of(column: "models.Field[Any, Any]") -> str:
    """Name a field: by its own words, or by the trail's."""
    own = column.verbose_name
    return capfirst(str(own if isinstance(own, Promise) else words.FIELDS.get(column.name, own)))


@dataclass
class Names:
    """The rows that foreign keys point at, fetched once for all entries: (model, key) → words."""

    wanted: dict[type[models.Model], set[Any]] = field(default_factory=lambda: defaultdict(set))
    found: dict[tuple[type[models.Model], Any], str] = field(default_factory=dict)

    def want(self, column: "models.Field[Any, Any]", value: Any) -> None:
        if isinstance(column, models.ForeignKey) and value is not None:
            self.wanted[column.remote_field.model].add(value)

    def fetch(self) -> None:
        """One query a model. The rows are reached through the reader's own row, so their names are no secret."""
        for model, keys in self.wanted.items():
            for row in model._base_manager.filter(pk__in=keys):
                self.found[model, row.pk] = name_of(row)

    def of(self, column: "models.ForeignKey[Any, Any]", value: Any) -> str:
        return self.known(column, value) or formats.NOTHING

    def known(self, column: "models.ForeignKey[Any, Any]", value: Any) -> str:
        """Return what the row is called; empty where it is no more."""
        return self.found.get((column.remote_field.model, value), "")


def written(column: "models.Field[Any, Any]", value: Any, names: Names, *, whole: bool = False) -> str:
    """Write a field's value in the reader's language; a long text is cut unless it is wanted `whole`."""
    if value is None or value == "" or value == []:
        return formats.NOTHING
    if isinstance(column, models.ForeignKey):
        return names.of(column, value)
    if isinstance(column, ArrayField):
        return ", ".join(written(column.base_field, each, names) for each in value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if "øre" in str(column.help_text) and isinstance(value, int):
        return format_kroner(value)
    return value if whole and isinstance(value, str) else _by_type(column.name, value)


def _by_type(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value if len(value) <= LONGEST else f"{value[:LONGEST].rstrip()} …"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, formats.HalfOpen):
        return formats.period(value)
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, int | Decimal) and name not in PLAIN_NUMBERS:
        return formats.number(value)
    return str(value)


def fields_of(model: type[models.Model], leave_out: Iterable[str] = ()) -> "dict[str, models.Field[Any, Any]]":
    """Return the fields of a model that a history shows, by name."""
    out = set(leave_out)
    return {
        column.name: column
        for column in model._meta.local_fields
        if not column.primary_key
        and not isinstance(column, models.GeneratedField)
        and column.name not in out
        and not words.is_silent(column.name)
    }

"""Everything about one person and nobody else: readable pages, the same as data, and the person's own files, in one ZIP.

Links to other persons are left out; of the trail there is what was done and when, not by whom nor what it said of others.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.files.storage import default_storage
from django.db import models
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit import words
from alisvest.audit.models import Event
from alisvest.audit.values import Names, label_of, written
from alisvest.core import clock
from alisvest.core.privacy import Data, Kept
from alisvest.documents.kinds import kind_of
from alisvest.documents.models import Attachment
from alisvest.privacy.persons import Person
from alisvest.privacy.register import everything, history_of, kept_by
from alisvest.ui import formats

VERBS = frozenset({"verb", "view"})
ROWS_AT_MOST = 10_000  # of one table: a person has far fewer, and a page that long helps nobody


@dataclass(frozen=True, slots=True)
class Row:
    """A row in words, and as plain values."""

    cells: tuple[str, ...]
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """What one table holds about the person; `earlier` where it is what rows were before they were changed."""

    title: str
    label: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    earlier: bool = False


def sections_of(person: Person) -> Iterator[Section]:
    """Walk what is kept about the person, in the reader's language."""
    for model, kept in everything():
        rows = _rows(person, model, kept)
        columns = _columns(model, kept)
        if rows and columns:
            yield _section(model, kept, columns, rows)
        history = history_of(model)
        own = person.own.get(model._meta.label_lower)
        if history is not None and own and columns:
            earlier = list(history.objects.filter(pgh_obj_id__in=own).order_by("pgh_id")[:ROWS_AT_MOST])
            if earlier:
                stored = {column.name for column in history._meta.local_fields}
                kept_columns = [history._meta.get_field(c.name) for c in columns if c.name in stored]
                yield _section(model, kept, kept_columns, earlier, earlier=True)
    acts = Event.objects.filter(by=person.user).order_by("pk") if person.user else Event.objects.none()
    if rows := list(acts[:ROWS_AT_MOST]):
        acted = _section(Event, kept_by(Event), _columns(Event, kept_by(Event)), rows)
        yield replace(acted, title=_("The trail: what you did yourself"))


def _rows(person: Person, model: type[models.Model], kept: Kept) -> list[Any]:
    rows = list(person.rows(model, kept)[:ROWS_AT_MOST])
    if model is Attachment:
        return [row for row in rows if _is_open(row, person)]
    return rows


def _is_open(attachment: Attachment, person: Person) -> bool:
    """Whether the file is one that the person may open: of the audience, and not blocked."""
    audience = kind_of(attachment.kind).audience(attachment.audience)
    blocked = attachment.reported_at is not None and attachment.released_at is None
    return bool(audience.roles & person.roles) and not blocked and attachment.status != "removed"


def _columns(model: type[models.Model], kept: Kept) -> "list[models.Field[Any, Any]]":
    """The fields that are told: no secret, no link to a person, of the trail only what and when."""
    told: list[models.Field[Any, Any]] = []
    for column in model._meta.local_fields:
        if isinstance(column, models.ForeignKey):
            target = column.remote_field.model._meta.label_lower
            if target in HARMLESS:
                told.append(column)
        elif kept.fields.get(column.name, Data.SECRET) != Data.SECRET and column.name not in kept.untold:
            told.append(column)
    return told


HARMLESS = frozenset({"municipalities.municipality", "candidates.ruleset"})
"""Models that a link may name: they are about no person."""


def _section(
    model: type[models.Model],
    kept: Kept,
    columns: "list[models.Field[Any, Any]]",
    rows: list[Any],
    *,
    earlier: bool = False,
) -> Section:
    names = Names()
    for row in rows:
        for column in columns:
            names.want(column, getattr(row, column.attname))
    names.fetch()
    told = tuple(
        Row(
            tuple(_cell(column, getattr(row, column.attname), names) for column in columns),
            {column.name: _plain(column, getattr(row, column.attname), names) for column in columns},
        )
        for row in rows
    )
    return Section(str(kept.words), model._meta.label_lower, tuple(label_of(c) for c in columns), told, earlier)


def _cell(column: "models.Field[Any, Any]", value: Any, names: Names) -> str:
    return words.words_of(value) if column.name in VERBS else written(column, value, names, whole=True)


def _plain(column: "models.Field[Any, Any]", value: Any, names: Names) -> Any:
    if isinstance(column, models.ForeignKey):
        return names.of(column, value)
    if isinstance(value, str):  # it has a `lower` too
        return value
    return [value.lower, value.upper] if isinstance(value, formats.HalfOpen) else value


def files_of(person: Person) -> Iterator[tuple[str, bytes]]:
    """Walk the person's own files as (name in the archive, content); one that is gone from the store is left out."""
    kept = kept_by(Attachment)
    for row in _rows(person, Attachment, kept):
        name = row.document.stored_name
        if default_storage.exists(name):
            with default_storage.open(name) as stored:
                yield f"files/{row.pk}-{row.shown_name}", stored.read()


def archive_of(person: Person, language: str) -> bytes:
    """Make the ZIP in a language: index.html to read, data.json for machines, files/ as they were uploaded."""
    buffer = io.BytesIO()
    with translation.override(language), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        sections = list(sections_of(person))
        files = dict(files_of(person))
        context = {
            "sections": sections,
            "files": sorted(files),
            "made": formats.moment(clock.now()),
            "language": language,
        }
        archive.writestr("index.html", render_to_string("privacy/export.html", context))
        data = [
            {"table": each.label, "earlier": each.earlier, "rows": [row.values for row in each.rows]}
            for each in sections
        ]
        archive.writestr("data.json", json.dumps(data, default=str, ensure_ascii=False, indent=1))
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def language_of(person: Person) -> str:
    """Return the language of the person's pages; bokmål for somebody who does not sign in."""
    user = User.objects.filter(pk=person.user).first() if person.user else None
    return user.language if user else "nb"

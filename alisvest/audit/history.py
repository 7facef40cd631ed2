"""A row's whole story: the verbs of the trail with what the database kept of each field before they changed it.

The caller has fetched the row through its own scope. Rows that belong to it (Subject's parts) are told with it, as far
as the reader sees them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from alisvest.audit import words
from alisvest.audit.models import Event
from alisvest.audit.tracking import CHANGED, DELETED
from alisvest.audit.values import Names, fields_of, label_of, written
from alisvest.core import subjects
from alisvest.core.clock import OSLO
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.subjects import Part
from alisvest.ui import formats

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

DATES = {"from": "valid", "until": "valid", "last_day": "valid"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it was and what it became. A plain fact of the verb has no `before`."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody did, or tried to do."""

    at: datetime
    when: str
    who: str
    hat: str
    said: str
    reason: str
    refused: bool
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Step:
    """One row's change by one statement, as the database kept it."""

    model: type[models.Model]
    at: datetime
    began_at: datetime
    before: models.Model
    after: models.Model | None
    fields: "dict[str, models.Field[Any, Any]]"

    @property
    def changed(self) -> Iterator[tuple[str, Any, Any]]:
        for column in self.fields.values():
            old = getattr(self.before, column.attname)
            new = getattr(self.after, column.attname) if self.after else None
            if old != new:
                yield column.name, old, new


@dataclass(slots=True)
class _Group:
    """A verb with the changes that it made; without a verb, what was changed past the actions."""

    event: Event | None
    steps: list[_Step] = field(default_factory=list)


def story_of(subject: models.Model, user: "User") -> list[Entry]:
    """Tell the row's story to this reader, newest first."""
    keys = _keys(subject, user)
    events = list(Event.objects.filter(_about(keys)).select_related("by").order_by("at", "pk"))
    steps = [step for label, ids in keys.items() for step in _steps(label, ids, subject, user)]
    groups = _grouped(events, steps)
    names = Names()
    models_told = [apps.get_model(label) for label in keys]
    _want_names(groups, models_told, names)
    names.fetch()
    told = (_entry(group, models_told, names) for group in groups if _may_read(group, user))
    entries = [entry for entry in told if entry]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _keys(subject: models.Model, user: "User") -> dict[str, set[int]]:
    """Return the rows told of, by label: the row itself, and its parts that the reader sees or that are gone."""
    keys = {subjects.label_of(subject): {int(subject.pk)}}
    for part in subjects.parts_of(subjects.label_of(subject)):
        found = set(_live(part, subject, user)) | set(_gone(part, subject))
        keys[part.label] = keys.get(part.label, set()) | found
    return keys


def _live(part: Part, subject: models.Model, user: "User") -> Iterable[int]:
    manager = apps.get_model(part.label).objects
    scope = getattr(manager, "visible_to", None)
    rows = scope(user) if scope else manager.all()
    return rows.filter(**{part.path: subject.pk}).values_list("pk", flat=True)  # type: ignore[no-any-return]


def _gone(part: Part, subject: models.Model) -> Iterable[int]:
    kept = getattr(apps.get_model(part.label), "pgh_event_models", {}).get(DELETED)
    if kept is None or not getattr(apps.get_model(part.label), "deletable", False):
        return ()
    return kept.objects.filter(pgh_label=DELETED, **{part.path: subject.pk}).values_list("pgh_obj_id", flat=True)  # type: ignore[no-any-return]


def _about(keys: Mapping[str, set[int]]) -> Q:
    about = Q()
    for label, ids in keys.items():
        about |= Q(subject_type=label, subject_id__in=ids)
    return about


def _steps(label: str, ids: set[int], subject: models.Model, user: "User") -> Iterator[_Step]:
    model = apps.get_model(label)
    kept = getattr(model, "pgh_event_models", {}).get(CHANGED)
    if kept is None or not ids:
        return
    known = subjects.known().get(label)
    hidden = known.staff_only if known and user.role not in STAFF_ROLES else frozenset()
    path = next((p.path for p in subjects.parts_of(subjects.label_of(subject)) if p.label == label), "")
    stored = {column.name for column in kept._meta.local_fields}
    columns = {name: c for name, c in fields_of(model, {*hidden, path.split("__")[0]}).items() if name in stored}
    by_row = defaultdict(list)
    for row in kept.objects.filter(pgh_obj_id__in=ids).order_by("pgh_id"):
        by_row[row.pgh_obj_id].append(row)
    live = model._base_manager.in_bulk(list(by_row))
    for key, rows in by_row.items():
        for before, following in zip(rows, [*rows[1:], live.get(key)], strict=True):
            after = None if before.pgh_label == DELETED else following
            yield _Step(model, before.pgh_at, before.pgh_created_at, before, after, columns)


def _grouped(events: list[Event], steps: list[_Step]) -> list[_Group]:
    """Give each change to the verb that made it: the first one written after it in the same transaction."""
    groups = {event.pk: _Group(event) for event in events}
    own = defaultdict(list)
    for event in events:
        own[event.began_at].append(event)
    elsewhere = defaultdict(list)
    lonely = {step.began_at for step in steps} - own.keys()
    if lonely:
        for other in Event.objects.filter(began_at__in=lonely).select_related("by").order_by("at", "pk"):
            elsewhere[other.began_at].append(other)
    without: dict[datetime, _Group] = {}
    for step in sorted(steps, key=lambda each: each.at):
        there = own[step.began_at] or elsewhere[step.began_at]
        if not there:
            without.setdefault(step.began_at, _Group(None)).steps.append(step)
            continue
        maker = next((each for each in there if each.at >= step.at), there[-1])
        groups.setdefault(maker.pk, _Group(maker)).steps.append(step)
    return [*groups.values(), *without.values()]


def _may_read(group: _Group, user: "User") -> bool:
    """Refused attempts, and changes past the actions, are for the staff and for whoever tried."""
    event, staff = group.event, user.role in STAFF_ROLES
    if event is None:
        return staff
    return words.may_read(event.verb, user.role) and (staff or not event.refused or event.by_id == user.pk)


def _facts(event: Event, told: list[type[models.Model]]) -> "Iterator[tuple[str, Any, models.Field[Any, Any] | None]]":
    """Walk what the verb itself wrote down and people may read, each with its field where it has one."""
    own = [apps.get_model(event.subject_type)] if event.subject_type else []
    hanging = {part.path.split("__")[0] for model in told for part in subjects.parts_of(model._meta.label_lower)}
    for name, value in event.changes.items():
        columns = (c for m in (*own, *told) for c in fields_of(m, hanging).values() if c.name == name)
        column = next((c for c in columns if _is_of(c, value)), None)
        if name in words.FACTS or (column and not isinstance(value, dict)):
            yield name, value, column


def _is_of(column: "models.Field[Any, Any]", value: Any) -> bool:
    """Whether the value can be that field's: facts of a verb may bear the name of another model's field."""
    new = _pair(value, column)[1]
    return not column.choices or new is None or new in dict(column.flatchoices)


def _pair(value: Any, column: "models.Field[Any, Any] | None" = None) -> tuple[Any, Any, bool]:
    """Take [from, to] apart; a plain fact has no `from`, and a list of values is one fact unless it holds two lists."""
    values = isinstance(column, ArrayField) and not (
        isinstance(value, list) and any(isinstance(e, list) for e in value)
    )
    if isinstance(value, list) and len(value) == 2 and not values:
        return value[0], value[1], True
    return None, value, False


def _python(column: "models.Field[Any, Any]", value: Any) -> Any:
    """Read what JSON kept of a field's value."""
    if isinstance(column, models.ForeignKey) or value is None:
        return value
    try:
        return column.to_python(value)
    except (ValidationError, TypeError, ValueError):
        return value


def _want_names(groups: list[_Group], told: list[type[models.Model]], names: Names) -> None:
    for group in groups:
        for step in group.steps:
            for name, old, new in step.changed:
                names.want(step.fields[name], old)
                names.want(step.fields[name], new)
            if (place := _place_of(step)) is not None:
                names.want(place, getattr(step.before, place.attname))
        for name, value, column in _facts(group.event, told) if group.event else ():
            if column and name not in words.FACTS:
                for each in _pair(value, column)[:2]:
                    names.want(column, each)


def _entry(group: _Group, told: list[type[models.Model]], names: Names) -> Entry | None:
    event = group.event
    changes = list(dict.fromkeys(_changes(group, told, names)))
    if not changes and (event is None or not _is_about(event, told)):
        return None
    at = event.at if event else group.steps[0].at
    return Entry(
        at=at,
        when=_when(event, at),
        who=(str(event.by) if event.by else _("The system")) if event else _("Not by an action of the pages"),
        hat=str(Role(event.role).label) if event and event.role else "",
        said=words.words_of(event.verb) if event else _("Changed in the database itself"),
        reason=event.reason if event else "",
        refused=bool(event and event.refused),
        changes=tuple(changes),
    )


def _is_about(event: Event, told: list[type[models.Model]]) -> bool:
    return event.subject_type in {model._meta.label_lower for model in told}


def _changes(group: _Group, told: list[type[models.Model]], names: Names) -> Iterator[Change]:
    covered = set()
    for step in group.steps:
        what = _what(step, names)
        for name, old, new in step.changed:
            covered.add(name)
            kept = step.fields[name]
            label = f"{label_of(kept)} · {what}" if what else label_of(kept)
            yield Change(label, written(kept, old, names), written(kept, new, names))
    for name, value, column in _facts(group.event, told) if group.event else ():
        if name not in covered and DATES.get(name) not in covered:
            yield _fact(name, value, column, names)


def _place_of(step: _Step) -> "models.ForeignKey[Any, Any] | None":
    """Return the column by which the row belongs to a place of its own, such as a point of one of several places."""
    columns = step.before._meta.local_fields
    return next((each for each in columns if each.name == "place" and isinstance(each, models.ForeignKey)), None)


def _what(step: _Step, names: Names) -> str:
    """Tell a part of many from the others: the cost of a claim's line, the place of a period or of a point."""
    if (place := _place_of(step)) is not None:
        return names.known(place, getattr(step.before, place.attname))  # which may have been taken out since
    return str(getattr(step.before, "what", "") or getattr(step.before, "place", "") or "")


def _fact(name: str, value: Any, column: "models.Field[Any, Any] | None", names: Names) -> Change:
    before, after, both = _pair(value, column)
    if column is None or name in words.FACTS:
        label, write = words.FACTS[name]
        old, new = (formats.NOTHING if each is None else write(each) for each in (before, after))
    else:
        label = label_of(column)
        old, new = (written(column, _python(column, each), names) for each in (before, after))
    return Change(str(label), old if both else "", new)


def _when(event: Event | None, at: datetime) -> str:
    """The moment; where the clock was moved (the demonstration), only the day that it stood at."""
    if event is None or event.on == at.astimezone(OSLO).date():
        return formats.moment(at)
    return formats.day(event.on)

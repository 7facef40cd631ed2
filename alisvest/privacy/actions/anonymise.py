"""Blanking a person for good: name, contact, free text, files, ways in. Ledger and decisions stay, under a pseudonym.

Run in the role that owns the tables: what is blanked lies partly in tables that the web process may never change. Which
columns is the register's to say. What was done is on the trail, and in the file of erasures, from which it is done again
after a restore.
"""

import json
import re
import secrets
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Cast

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.privacy import BLANKED, Data, Kept, Retention, Who
from alisvest.core.rules import require
from alisvest.documents.models import Attachment, Document
from alisvest.documents.workflow import FileStatus
from alisvest.privacy.persons import Person
from alisvest.privacy.register import everything, history_of, register
from alisvest.privacy.rules import refuse_anonymise
from candidates.models import Candidate
from supervision.models import Supervisor

GONE = "–"
"""What stands where a text was: a dash, since some texts may not be empty."""


@dataclass(frozen=True, slots=True)
class Done:
    """The pseudonym and how many rows of each table were blanked or deleted."""

    pseudonym: str
    rows: dict[str, int]


def anonymise_person(person: Person, *, by: User | None, pseudonym: str = "", reason: str = "") -> Done:
    """Blank the person for good. Raises RefusedError while they have a role; a given pseudonym is a replay: no question.

    The file of erasures is written first: an erasure that is on file and did not happen is repeated by the replay.
    """
    if not pseudonym:
        require(refuse_anonymise(person))
        pseudonym = f"P-{secrets.token_hex(4).upper()}"
        remember(person, pseudonym)
    with pgtrigger.ignore(), transaction.atomic():
        done = _blank_all(person, pseudonym, by)
        record("privacy.person_anonymised", person.record, by=by, changes={"rows": done}, reason=reason)
    return Done(pseudonym, done)


def _blank_all(person: Person, pseudonym: str, by: User | None) -> dict[str, int]:
    names = _called(person, pseudonym)
    counts: Counter[str] = Counter()
    own = person.own  # worked out before anything goes
    _files(person, by, counts)
    _own_trail(own, counts)
    for model, kept in everything():
        if kept.goes:
            counts[model._meta.label_lower] += _delete(person, model, kept)
        elif not kept.hung:
            counts[model._meta.label_lower] += _blank(person, model, kept, pseudonym)
    if person.user:
        User.objects.filter(pk=person.user).update(is_active=False, password=make_password(None), last_login=None)
    _mentions(names, pseudonym, counts)
    return {label: count for label, count in counts.items() if count}


def _called(person: Person, pseudonym: str) -> list[str]:
    """What the person is or was called in others' texts: names and addresses, the longest first.

    Where a restored backup is blanked again, earlier rows hold the pseudonym too: that is no name.
    """
    known: tuple[tuple[type[models.Model], int | None, tuple[str, ...]], ...] = (
        (User, person.user, ("name", "email")),
        (Candidate, person.candidate, ("name",)),
        (Supervisor, person.supervisor, ("name",)),
    )
    called: set[str] = set()
    for model, key, columns in known:
        rows: list[models.QuerySet[Any]] = [model._base_manager.filter(pk=key or 0)]
        if history := history_of(model):
            rows.append(history.objects.filter(pgh_obj_id=key or 0))
        called |= {text for found in rows for texts in found.values_list(*columns) for text in texts}
    names = (text for text in called if len(text.strip()) > 2 and not text.upper().startswith(pseudonym))
    return sorted(names, key=len, reverse=True)


def _delete(person: Person, model: type[models.Model], kept: Kept) -> int:
    deleted, _by_model = person.rows(model, kept).delete()
    return deleted


def _erasing(person: Person, kept: Kept) -> Q | None:
    return person.matching(tuple(path for path in kept.about if path.erases))


def _blank(person: Person, model: type[models.Model], kept: Kept, pseudonym: str) -> int:
    """Blank the columns of the register in the rows about the person, and in what those rows were earlier."""
    condition, columns = _erasing(person, kept), _texts(model, kept)
    if condition is None or not columns:
        return 0
    rows = list(model._base_manager.filter(condition))
    for row in rows:
        values = {c.name: blank_of(kept, c, pseudonym, row) for c in columns if getattr(row, c.name) not in EMPTY}
        if values:
            model._base_manager.filter(pk=row.pk).update(**values)
        if history := history_of(model):
            stored = {column.name for column in history._meta.local_fields}
            earlier = {name: value for name, value in values.items() if name in stored}
            if earlier:
                history.objects.filter(pgh_obj_id=row.pk).update(**earlier)
    return len(rows)


EMPTY: tuple[object, ...] = (None, "", [], {})


def _texts(model: type[models.Model], kept: Kept) -> "list[models.Field[Any, Any]]":
    return [model._meta.get_field(name) for name in kept.of(*BLANKED)]  # type: ignore[misc]


def blank_of(kept: Kept, column: "models.Field[Any, Any]", pseudonym: str, row: models.Model) -> object:
    """What stands in a blanked field."""
    if column.name in kept.blank:
        return kept.blank[column.name](pseudonym, row)
    if isinstance(column, models.CharField | models.TextField):
        return GONE
    return None if column.null else column.get_default()


def _files(person: Person, by: User | None, counts: Counter[str]) -> None:
    """Delete the bytes of the files on the person's own rows, and their names. Vouchers' files stay with the vouchers."""
    label = Attachment._meta.label_lower
    keys = {name: ids for name, ids in person.own.items() if _erases(person, name)}
    condition = Q()
    for name, ids in keys.items():
        condition |= Q(subject_type=name, subject_id__in=ids)
    if not keys:
        return
    counts[label] += forget_files(Attachment.objects.filter(condition), by)


REASONS = ("withdrawal_reason", "report_reason", "release_reason")


def forget_files(files: models.QuerySet[Attachment], by: User | None) -> int:
    """Delete the bytes of files when the transaction is safe, and at once their names and what was said of them.

    The rows stay, with the hash of what it was. Returns the number of files.
    """
    rows = list(files.exclude(status=FileStatus.REMOVED).select_related("document"))
    for row in rows:
        said = {name: GONE for name in REASONS if getattr(row, name)}
        Document.objects.filter(pk=row.document_id).update(shown_name=GONE)
        Attachment.objects.filter(pk=row.pk).update(
            status=FileStatus.REMOVED,
            shown_name="",
            removed_by=by or row.uploaded_by,
            removed_at=clock.now(),
            removal_reason=GONE,
            **said,
        )
        if said and (history := history_of(Attachment)):
            for name in said:
                history.objects.filter(pgh_obj_id=row.pk).exclude(**{name: ""}).update(**{name: GONE})
        stored = row.document.stored_name
        transaction.on_commit(lambda name=stored: default_storage.delete(name))  # type: ignore[misc]
    return len(rows)


def _erases(person: Person, label: str) -> bool:
    """Whether rows of that model are the person's to be blanked, and are no vouchers."""
    kept = register()[label]
    return kept.retention != Retention.ACCOUNTING and _erasing(person, kept) is not None


def _own_trail(own: dict[str, list[int]], counts: Counter[str]) -> None:
    for label, ids in own.items():
        counts[Event._meta.label_lower] += forget_quotes(label, ids, set(register()[label].of(*BLANKED)))


def forget_quotes(label: str, ids: list[int], columns: set[str]) -> int:
    """Blank what the trail's lines on these rows quote of the columns, and their reasons; who did what and when stays."""
    changed = 0
    for event in Event.objects.filter(subject_type=label, subject_id__in=ids):
        changes = {name: value for name, value in event.changes.items() if name not in columns}
        if changes != event.changes or event.reason not in {"", GONE}:
            Event.objects.filter(pk=event.pk).update(changes=changes, reason=GONE if event.reason else "")
            changed += 1
    return changed


def _mentions(names: list[str], pseudonym: str, counts: Counter[str]) -> None:
    """Put the pseudonym where others' texts name the person: all free text but the vouchers' own, and the trail's.

    Also where others gave the name as an answer (who will supervise). Rows about people say who those are, and where
    they are reached: the person's own are blanked already, and another of the same name stays who they are.
    """
    for model, kept in everything():
        if kept.retention == Retention.ACCOUNTING:
            continue
        classes = [Data.FREE_TEXT]
        classes += [] if kept.about else [Data.IDENTITY]
        classes += [] if kept.retention == Retention.PERSON else [Data.CONTACT]
        for column in (model._meta.get_field(name) for name in kept.of(*classes)):
            for table in filter(None, (model, history_of(model))):
                if column.name in {stored.name for stored in table._meta.local_fields}:
                    counts[model._meta.label_lower] += _replace(table, column, names, pseudonym)


def _replace(table: Any, column: Any, names: list[str], pseudonym: str) -> int:
    """Rows are found by the longest word of a name, and read here: letters' case and the space between words vary."""
    changed = 0
    as_text = table._base_manager.annotate(as_text=Cast(column.name, models.TextField()))
    for name in names:
        written = re.compile(_as_written(name), re.IGNORECASE)
        for row in as_text.filter(as_text__icontains=max(name.split(), key=len)):
            told = getattr(row, column.name)
            new = _retold(told, written, pseudonym)
            if new != told:
                changed += table._base_manager.filter(pk=row.pk).update(**{column.name: new})
    return changed


def _as_written(name: str) -> str:
    """Match the name as a name of its own, or in the genitive, but not as a part of a longer one."""
    words = r"\s+".join(map(re.escape, name.split()))
    return rf"(?<![\w.@+-]){words}(?=s?(?!\w))"


def _retold(told: Any, written: re.Pattern[str], pseudonym: str) -> Any:
    """Go through what a JSON field holds; a plain text is the simplest of it."""
    if isinstance(told, str):
        return written.sub(pseudonym, told)
    if isinstance(told, list):
        return [_retold(each, written, pseudonym) for each in told]
    if isinstance(told, dict):
        return {_retold(key, written, pseudonym): _retold(each, written, pseudonym) for key, each in told.items()}
    return told


# The file of erasures: keys and pseudonyms, no name


def remember(person: Person, pseudonym: str) -> None:
    """Add the erasure to the file, which is kept apart from the backups."""
    path = Path(settings.ERASURES_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = {who.value: person.key(who) for who in Who if person.key(who)}
    line = json.dumps({"at": clock.now().isoformat(), "pseudonym": pseudonym, "person": keys})
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def replay_erasures(*, by: User | None) -> int:
    """Anonymise again whoever a restored backup brought back. Returns how many."""
    path, replayed = Path(settings.ERASURES_FILE), 0
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        erasure = json.loads(line)
        keys = erasure["person"]
        person = Person(keys.get(Who.USER), keys.get(Who.CANDIDATE), keys.get(Who.SUPERVISOR))
        if _is_back(person, erasure["pseudonym"]):
            anonymise_person(person, by=by, pseudonym=erasure["pseudonym"])
            replayed += 1
    return replayed


def _is_back(person: Person, pseudonym: str) -> bool:
    """Whether a row of the person has another name than the pseudonym; a row that is not there needs nothing."""
    named = ((User, person.user), (Candidate, person.candidate), (Supervisor, person.supervisor))
    return any(model._base_manager.filter(pk=key).exclude(name=pseudonym).exists() for model, key in named if key)

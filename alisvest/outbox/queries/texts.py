"""Texts as pages and reminders read them. Only the programme's staff read them at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.outbox import templates, wording
from alisvest.outbox.actions.mail import UNWRITTEN
from alisvest.outbox.layout import Piece, pieces
from alisvest.outbox.models import LetterText, Mail, MailStatus
from alisvest.outbox.templates import Kind, Template, Words
from alisvest.outbox.wording import Difference
from alisvest.ui.badges import Badge

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User

NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


@dataclass(frozen=True, slots=True)
class Line:
    """A text in the list: the newest version of each language that somebody worded."""

    template: Template
    worded: list[LetterText]
    badge: Badge

    @property
    def latest(self) -> LetterText | None:
        return max(self.worded, key=lambda each: each.at, default=None)


@dataclass(frozen=True, slots=True)
class Proof:
    """A text in one language as it stands: its words, its pieces with the examples, and its version (0: shipped)."""

    language: str
    name: str
    words: Words
    subject: str
    pieces: list[Piece]
    newest: LetterText | None

    @property
    def version(self) -> int:
        return self.newest.version if self.newest else 0

    @property
    def is_worded(self) -> bool:
        return self.newest is not None and not self.newest.shipped


@dataclass(frozen=True, slots=True)
class Version:
    """A version with what it changed since the one before it."""

    row: LetterText
    language: str
    subject: list[Difference]
    body: list[Difference]


def versions_for(user: "User") -> QuerySet[LetterText]:
    """Return every version of every text, the newest first."""
    rows = LetterText.objects.select_related("by").order_by("key", "language", "-version")
    return rows if user.role in STAFF_ROLES else rows.none()


def text_for(user: "User", key: str) -> Template | None:
    """Return a registered text, to those who may read texts."""
    return templates.known().get(key) if user.role in STAFF_ROLES else None


def lines(user: "User") -> dict[str, list[Line]]:
    """Return all registered texts by the part of the programme that sends them, in the order they were registered."""
    worded: dict[str, list[LetterText]] = {}
    for row in versions_for(user).distinct("key", "language"):
        worded.setdefault(row.key, []).append(row)
    found: dict[str, list[Line]] = {}
    for template in templates.known().values():
        rows = worded.get(template.key, [])
        found.setdefault(_part_of(template), []).append(Line(template, rows, _badge(rows)))
    return found


def _part_of(template: Template) -> str:
    if template.kind == Kind.PAPER:
        return _("Blank papers")
    label = template.key.partition(".")[0]
    names = {each.label: str(each.verbose_name) for each in apps.get_app_configs()}
    return names.get(label, label)


def _badge(rows: list[LetterText]) -> Badge:
    if any(not row.shipped for row in rows):
        return Badge(_("Reworded"), "info", "pencil")
    return Badge(_("As shipped"), "neutral", "file")


def proof(key: str, language: str, values: Mapping[str, object]) -> Proof:
    """Return a text in one language as a letter would be written from it now, with these values."""
    words = templates.today(key, language)
    return Proof(
        language,
        NAMES[language],
        words,
        templates.filled(words, values).subject,
        pieces(words.body, values),
        templates.newest(key, language),
    )


def proofs(key: str, typed: dict[str, Words] | None = None) -> list[Proof]:
    """Return the text in each of its languages, filled with the examples; `typed` words stand in for those saved."""
    return [_proof(key, language, (typed or {}).get(language)) for language in templates.known()[key].languages]


def _proof(key: str, language: str, typed: Words | None) -> Proof:
    words, values = typed or templates.today(key, language), templates.examples(key, language)
    return Proof(
        language,
        NAMES[language],
        words,
        templates.filled(words, values).subject,
        pieces(words.body, values),
        templates.newest(key, language),
    )


def paired(found: list[Proof]) -> list[tuple[Piece | None, Piece | None]]:
    """Return the paragraphs of bokmål and nynorsk beside each other."""
    return wording.beside(found[0].pieces, found[1].pieces)


def until_shipped(proof: Proof, key: str) -> list[Difference]:
    """Return what going back to the shipped text would change in the body."""
    return list(wording.differences(proof.words.body, templates.shipped(key, proof.language).body))


def history(user: "User", key: str) -> Iterator[Version]:
    """Walk the versions of a text, newest first, each with what it changed."""
    rows = list(versions_for(user).filter(key=key))
    before = {(row.language, row.version + 1): row for row in rows}
    for row in sorted(rows, key=lambda each: (each.at, each.pk), reverse=True):
        old, new = _words(key, before.get((row.language, row.version)), row.language), _words(key, row, row.language)
        yield Version(
            row,
            NAMES[row.language],
            list(wording.differences(old.subject, new.subject)),
            list(wording.differences(old.body, new.body)),
        )


def _words(key: str, row: LetterText | None, language: str) -> Words:
    return templates.shipped(key, language) if row is None or row.shipped else Words(row.subject, row.body)


def unwritten(user: "User") -> QuerySet[Mail]:
    """Return the letters that never left because their text lacked a value: the project leader's to mend."""
    if user.role != Role.PROJECT_LEADER:
        return Mail.objects.none()
    return Mail.objects.filter(status=MailStatus.FAILED, last_error__startswith=UNWRITTEN).order_by("pk")

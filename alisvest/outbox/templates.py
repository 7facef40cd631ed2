"""The texts of letters and mails: shipped by the app that sends them, worded anew by the project leader.

A placeholder is {name}. On paper three things at the beginning of a line mean something more: "# " a heading, "- " a
list, and "____" at its end a line to write on. All of it is read from the text before anything is filled in: what
people typed is only ever text (see `plain`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise

from alisvest.core.roles import Role
from alisvest.outbox.models import LetterText
from alisvest.outbox.plain import plain

__all__ = [
    "Kind",
    "MissingPlaceholderError",
    "Placeholder",
    "Template",
    "Words",
    "example",
    "examples",
    "fill",
    "filled",
    "known",
    "missing",
    "newest",
    "part",
    "plain",
    "read_once",
    "register",
    "shipped",
    "today",
    "write",
    "written_in",
]

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_ALONE = re.compile(r"^[ ]*\{([a-z][a-z0-9_]*)\}[ ]*$", re.MULTILINE)
HEADING = re.compile(r"^# +", re.MULTILINE)
_ELSEWHERE = re.compile(r"^https?://[^/\s]+")


class MissingPlaceholderError(LookupError):
    """A text asks for something that the letter does not know: it must not be sent."""


class Kind(StrEnum):
    """What becomes of a text; paper and formal letters exist in bokmål and nynorsk only."""

    MAIL = "mail"
    LETTER = "letter"  # on paper and as a mail
    PART = "part"  # a piece of another text or of a page; it has no subject
    PAPER = "paper"  # a blank form of the template library


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What may stand in a text: its name, what it is in words, and an example for the preview.

    `needed`: the text may be worded in any way, but never without it. `part`: the key of the text that fills it.
    """

    name: str
    meaning: str | Promise
    example: str | Promise
    needed: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A letter or mail: its key ("municipalities.invitation"), its name, the shipped text as message ids.

    `purpose` says in a sentence when it is sent and to whom. A paper names the roles that need it (`readers`) and what
    fills it today, by language (`values`).
    """

    key: str
    name: str | Promise
    subject: str | Promise
    body: str | Promise
    placeholders: tuple[Placeholder, ...]
    purpose: str | Promise = ""
    kind: Kind = Kind.MAIL
    readers: frozenset[Role] = frozenset()
    values: Callable[[str], Mapping[str, object]] | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        return ("nb", "nn", "en") if self.kind in {Kind.MAIL, Kind.PART} else ("nb", "nn")


@dataclass(frozen=True, slots=True)
class Words:
    """A letter's text in one language."""

    subject: str
    body: str


_templates: dict[str, Template] = {}
_read: ContextVar[dict[tuple[str, str], Words] | None] = ContextVar("read", default=None)


def register(*templates: Template) -> None:
    """Make texts known. Called from AppConfig.ready()."""
    _templates.update({template.key: template for template in templates})


def known() -> Mapping[str, Template]:
    return _templates


def shipped(key: str, language: str) -> Words:
    """Return the text as the application came with it, placeholders unfilled."""
    template = _templates[key]
    with translation.override(language):
        return Words(str(template.subject), str(template.body))


def newest(key: str, language: str) -> LetterText | None:
    """Return the last version that somebody saved of the text, or nothing where nobody did."""
    return LetterText.objects.filter(key=key, language=language).order_by("-version").first()


def today(key: str, language: str) -> Words:
    """Return the text as it stands now, worded by the project leader or shipped, placeholders unfilled."""
    read = _read.get()
    if read is None:
        return _today(key, language)
    if (key, language) not in read:
        read[key, language] = _today(key, language)
    return read[key, language]


def _today(key: str, language: str) -> Words:
    worded = newest(key, language)
    if worded is None or worded.shipped:
        return shipped(key, language)
    return Words(worded.subject, worded.body)


@contextmanager
def read_once() -> Iterator[None]:
    """Read each text only once while this lasts: for whoever writes many letters of one kind."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def written_in(key: str, language: str) -> str:
    """Return the language the text is written in for a reader of `language`: bokmål where it does not exist in that."""
    return language if language in _templates[key].languages else "nb"


def write(key: str, language: str, values: Mapping[str, object]) -> Words:
    """Return the text of today in the language, filled in. Raises MissingPlaceholderError, naming what lacks."""
    return filled(today(key, written_in(key, language)), values)


def filled(words: Words, values: Mapping[str, object]) -> Words:
    """Return the words with values in their places. Raises MissingPlaceholderError, naming what lacks."""
    if lacking := missing(f"{words.subject}\n{words.body}", values):
        raise MissingPlaceholderError(", ".join(lacking))
    return Words(plain(fill(words.subject, values)), fill(HEADING.sub("", words.body), values).strip())


def part(key: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """Return a text that stands inside another one, on a page or in a letter, in the language."""
    return write(key, language, values or {}).body


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put values in the places of placeholders, once: a value that looks like a placeholder stays as it is.

    A placeholder alone on its line may become several lines; any other value is held to one.
    """
    if lacking := missing(text, values):
        raise MissingPlaceholderError(", ".join(lacking))
    pieces, done = [], 0
    for match in PLACEHOLDER.finditer(text):
        start, end = _line_of(text, match)
        alone = _ALONE.fullmatch(text, start, end) is not None
        pieces += [text[done : match.start()], plain(values[match[1]], one_line=not alone)]
        done = match.end()
    return "".join([*pieces, text[done:]])


def missing(text: str, values: Mapping[str, object]) -> list[str]:
    """Return the placeholders of the text that have no value, in the order of the alphabet."""
    return sorted({name for name in PLACEHOLDER.findall(text) if not _given(values, name)})


def _given(values: Mapping[str, object], name: str) -> bool:
    return values.get(name) is not None and plain(values[name]) != ""


def _line_of(text: str, match: re.Match[str]) -> tuple[int, int]:
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return start, end if end >= 0 else len(text)


def examples(key: str, language: str) -> dict[str, object]:
    """Return an example for each placeholder; an address becomes one of ours, so that it can be followed."""
    with translation.override(language):
        found = {each.name: str(each.example) for each in _templates[key].placeholders}
    given: dict[str, object] = {
        name: _ELSEWHERE.sub(settings.SITE_URL, value, count=1) for name, value in found.items()
    }
    parts = {each.name: each.part for each in _templates[key].placeholders if each.part}
    real = provider(language) if (provider := _templates[key].values) else {}
    return given | {name: example(of, language).body for name, of in parts.items()} | dict(real)


def example(key: str, language: str, words: Words | None = None) -> Words:
    """Return the text of today, or the words given, filled with its examples."""
    return filled(words or today(key, language), examples(key, language))

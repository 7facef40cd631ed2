"""What may stand in a text that somebody words anew, and how two wordings differ. Pure: writes nothing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, Wearer, not_now, refuse_role
from alisvest.outbox.layout import Piece
from alisvest.outbox.models import LetterText
from alisvest.outbox.templates import PLACEHOLDER, Template, Words, missing, today

_BRACES = re.compile(r"\{[^{}\n]*\}|[{}]")
_WORDS = re.compile(r"\s+|[^\s]+")


def cleaned(text: str) -> str:
    """Return a typed text without what cannot be seen, with one kind of line ending."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(
        c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    ).strip()


def placeholders_in(words: Words) -> set[str]:
    return set(PLACEHOLDER.findall(f"{words.subject}\n{words.body}"))


def refuse_unknown(template: Template, text: str, *, field: str | None = None) -> Refusal | None:
    """Refuse a text that asks for what the letter does not know, naming what it may ask for."""
    names = {each.name for each in template.placeholders}
    wrong = [found for found in _BRACES.findall(text) if found[1:-1] not in names or found in {"{", "}"}]
    if not wrong:
        return None
    known = ", ".join(f"{{{name}}}" for name in sorted(names)) or _("none")
    return not_now(
        _("This text does not know %(wrong)s. The placeholders it knows are: %(known)s.")
        % {"wrong": ", ".join(dict.fromkeys(wrong)), "known": known},
        field=field,
    )


def dropped(template: Template, words: Words, before: Words, *, needed: bool) -> list[str]:
    """Return the placeholders that stood in the text before and do not any more: those needed, or the others."""
    of_this_kind = {each.name for each in template.placeholders if each.needed is needed}
    gone = placeholders_in(before) - placeholders_in(words)
    return [each.name for each in template.placeholders if each.name in gone & of_this_kind]


def refuse_dropped(template: Template, words: Words, shipped: Words, *, field: str | None = None) -> Refusal | None:
    """Refuse a text without what it must say: measured by the shipped one."""
    lacking = dropped(template, words, shipped, needed=True)
    if not lacking:
        return None
    return not_now(
        ngettext(
            "The text must hold %(names)s: without it the letter does not say what it is for.",
            "The text must hold %(names)s: without them the letter does not say what it is for.",
            len(lacking),
        )
        % {"names": ", ".join(f"{{{name}}}" for name in lacking)},
        field=field,
    )


def refuse_word(template: Template, language: str, words: Words, shipped: Words, *, by: Wearer) -> Refusal | None:
    """Answer whether the text may be worded so in the language."""
    if refusal := refuse_role(by, {Role.PROJECT_LEADER}):
        return refusal
    if not words.body or (template.subject and not words.subject):
        field = "subject" if words.body else "body"
        return not_now(_("Write the text."), field=f"{field}_{language}")
    return (
        refuse_unknown(template, words.subject, field=f"subject_{language}")
        or refuse_unknown(template, words.body, field=f"body_{language}")
        or refuse_dropped(template, words, shipped, field=f"body_{language}")
    )


def refuse_blank(template: Template, language: str) -> Refusal | None:
    """A blank paper is made when all that stands on it is decided: rates, norms, rules."""
    words = today(template.key, language)
    lacking = missing(f"{words.subject}\n{words.body}", template.values(language) if template.values else {})
    if not lacking:
        return None
    names = {each.name: str(each.meaning) for each in template.placeholders}
    return not_now(
        _("The paper cannot be made: the programme has not decided what stands on it."),
        details=[names[name] for name in lacking],
    )


def refuse_overtaken(newest: LetterText | None, *, version: int) -> Refusal | None:
    """Refuse to save over what somebody else saved since; `version` is what the writer had before them, 0 the shipped."""
    if newest is None or newest.version == version:
        return None
    return not_now(
        _("%(name)s saved this text while you were writing. Compare the two, and save again if yours is to stand.")
        % {"name": newest.by.name}
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of a text that stayed, was taken out, or was put in."""

    kind: Literal["same", "out", "in"]
    text: str


def differences(before: str, after: str) -> Iterator[Difference]:
    """Walk how one text became another, word by word."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Difference("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Difference("out", "".join(old[a:b]))
        if d > c:
            yield Difference("in", "".join(new[c:d]))


def beside(left: list[Piece], right: list[Piece]) -> list[tuple[Piece | None, Piece | None]]:
    """Put the pieces of two language forms beside each other."""
    return list(zip_longest(left, right))

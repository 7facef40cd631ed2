"""The texts of letters and mails: shipped by the app that sends them, worded anew by the project leader.

A placeholder is {name}. Nothing else in a text means anything: no markup, no attribute, no call.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class MissingPlaceholderError(LookupError):
    """A text asks for something that the letter does not know: it must not be sent."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What may stand in a text: its name, what it is in words, and an example for the preview."""

    name: str
    meaning: str | Promise
    example: str


@dataclass(frozen=True, slots=True)
class Template:
    """A letter or mail: its key ("municipalities.invitation"), what it is for, the shipped text as message ids.

    `formal`: it goes as a letter on paper (PDF) too.
    """

    key: str
    name: str | Promise
    subject: str | Promise
    body: str | Promise
    placeholders: tuple[Placeholder, ...]
    formal: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A letter's text in one language, placeholders filled in."""

    subject: str
    body: str


_templates: dict[str, Template] = {}


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


def write(key: str, language: str, values: Mapping[str, object]) -> Words:
    """Return the text of today in the language, filled in. Raises MissingPlaceholderError, naming what lacks."""
    words = shipped(key, language)
    return Words(fill(words.subject, values), fill(words.body, values))


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put values in the places of placeholders, once: a value that looks like a placeholder stays as it is."""
    lacking = sorted({name for name in PLACEHOLDER.findall(text) if str(values.get(name, "")) == ""})
    if lacking:
        raise MissingPlaceholderError(", ".join(lacking))
    return PLACEHOLDER.sub(lambda match: str(values[match[1]]), text)

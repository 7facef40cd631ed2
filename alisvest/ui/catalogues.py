"""Finds every text that is to be translated, and holds the catalogues under locale/<area>/ against them.

Works on the source alone: Python by its syntax tree, templates by Django's own lexer. GNU gettext is not needed.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polib
from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

SOURCES = ("alisvest", "municipalities", "candidates", "supervision", "finance")
SHARED_TEMPLATES = ("components", "layouts", "designsystemet", "ui")
LANGUAGES = ("nb", "nn")  # English is what the source is written in
HEADER = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}

_CALLS = {  # function → positions of (context, msgid, plural)
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
_CONSTANT = re.compile(r"""_\((?:"([^"]*)"|'([^']*)')\)""")
# Words that one of the two language forms does not have: where they stand, the text was copied from the other.
_FOREIGN = {
    "nn": re.compile(
        r"\b(ikke|hva|hvem|hvor|hvordan|hvilken|hvilke|hver|hvis|jeg|noe|noen|fra|bare|nå|mye|mer|være|gjøre"
        r"|uten|kommer|flere|deres|hun|sier|lagret|veileder\w*|veiledning\w*|begrunnelse\w*|fremdeles|fortsatt)\b",
        re.IGNORECASE,
    ),
    "nb": re.compile(
        r"\b(ikkje|kva|kven|korleis|kvar|kvifor|eg|noko|nokon|nokre|frå|berre|mykje|meir|vere|gjere|utan"
        r"|kjem|fleire|dykkar|ho|seier|lagra|rettleiar\w*|rettleiing\w*|grunngiving\w*|framleis|dei|ein|eit)\b",
        re.IGNORECASE,
    ),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


class Text(NamedTuple):
    """What identifies an entry of a catalogue."""

    msgid: str
    plural: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A text where it stands in the source."""

    text: Text
    path: str
    line: int

    @property
    def area(self) -> str:
        """The catalogue the text belongs to: the app's name, or ui for what all pages share."""
        parts = Path(self.path).parts
        if parts[0] == "alisvest":
            return parts[1] if len(parts) > 2 else "ui"
        if parts[0] != "templates":
            return parts[0]
        return "ui" if len(parts) == 2 or parts[1] in SHARED_TEMPLATES else parts[1]


class SourceError(Exception):
    """A text that cannot be found by reading: not a plain string."""


def uses(root: Path) -> Iterator[Use]:
    """Walk all texts of the application below `root`, in the order of their files."""
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from in_python(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for path in sorted((root / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            yield from in_template(path.read_text(encoding="utf-8"), str(path.relative_to(root)))


def in_python(source: str, path: str) -> Iterator[Use]:
    """Walk the texts of a Python file. Raises SourceError where the text is not a plain string."""
    for node in ast.walk(ast.parse(source, path)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in _CALLS or (name == "_" and not isinstance(node.func, ast.Name)):
            continue
        context, msgid, plural = (
            "" if position is None else _constant(node, position, path) for position in _CALLS[name]
        )
        yield Use(Text(msgid, plural, context), path, node.lineno)


def _constant(node: ast.Call, position: int, path: str) -> str:
    argument = node.args[position] if position < len(node.args) else None
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise SourceError(f"{path}:{node.lineno}: only a plain string can be translated")


def in_template(source: str, path: str) -> Iterator[Use]:
    """Walk the texts of a template: translate, blocktranslate and _("…") inside tags and variables."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in (TokenType.BLOCK, TokenType.VAR):
            continue
        words = list(smart_split(token.contents))
        if token.token_type == TokenType.BLOCK and words[0] in {"blocktranslate", "blocktrans"}:
            yield Use(_block(tokens, words), path, token.lineno or 0)
        elif token.token_type == TokenType.BLOCK and words[0] in {"translate", "trans"} and words[1][0] in "\"'":
            yield Use(Text(_percent(words[1][1:-1]), context=_context(words)), path, token.lineno or 0)
        for match in _CONSTANT.finditer(token.contents):
            yield Use(Text(_percent(match[1] or match[2] or "")), path, token.lineno or 0)


def _block(tokens: Iterator[Token], words: list[str]) -> Text:
    parts = [""]
    for token in tokens:
        if token.token_type == TokenType.BLOCK:
            if token.contents.split()[0] != "plural":
                break
            parts.append("")
        else:
            is_text = token.token_type == TokenType.TEXT
            parts[-1] += _percent(token.contents) if is_text else f"%({token.contents})s"
    if "trimmed" in words:
        parts = [trim_whitespace(part) for part in parts]
    return Text(parts[0], parts[1] if len(parts) > 1 else "", _context(words))


def _context(words: list[str]) -> str:
    return words[words.index("context") + 1][1:-1] if "context" in words[:-1] else ""


def _percent(text: str) -> str:
    return text.replace("%", "%%")


def catalogues(locale: Path) -> Iterator[tuple[str, str, Path]]:
    """Walk (area, language, file) of every catalogue."""
    for path in sorted(locale.glob("*/*/LC_MESSAGES/django.po")):
        yield path.parts[-4], path.parts[-3], path


def compile_all(locale: Path) -> int:
    """Write django.mo beside each django.po that is newer; returns how many were written."""
    written = 0
    for _area, _language, path in catalogues(locale):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime <= path.stat().st_mtime:
            polib.pofile(str(path)).save_as_mofile(str(compiled))
            written += 1
    return written


def _text_of(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _translations(entry: polib.POEntry) -> tuple[str, ...]:
    return tuple(entry.msgstr_plural.values()) if entry.msgid_plural else (entry.msgstr,)


class Catalogues:
    """All catalogues of one language, read together."""

    def __init__(self, locale: Path, language: str) -> None:
        self.language = language
        self.files = {area: polib.pofile(str(path)) for area, found, path in catalogues(locale) if found == language}
        self.entries: dict[Text, dict[str, polib.POEntry]] = {}
        for area, file in self.files.items():
            for entry in file:
                if not entry.obsolete:
                    self.entries.setdefault(_text_of(entry), {})[area] = entry

    def missing(self, wanted: Iterable[Use]) -> list[Use]:
        """Return the first use of each text that no catalogue holds."""
        first: dict[Text, Use] = {}
        for use in wanted:
            if use.text not in self.entries:
                first.setdefault(use.text, use)
        return list(first.values())

    def unused(self, wanted: Iterable[Use]) -> list[tuple[str, Text]]:
        """Return (area, text) of entries that no source mentions."""
        known = {use.text for use in wanted}
        return [(area, text) for text, areas in self.entries.items() if text not in known for area in areas]

    def faults(self) -> Iterator[str]:
        """Walk what is wrong inside the catalogues themselves, as lines to print."""
        for area, file in self.files.items():
            for key, value in HEADER.items():
                if file.metadata.get(key, "").replace(" ", "") != value.replace(" ", ""):
                    yield f"locale/{area}/{self.language}: the header must say {key}: {value}"
            seen = [_text_of(entry) for entry in file if not entry.obsolete]
            for text in sorted({text for text in seen if seen.count(text) > 1}):
                yield f"locale/{area}/{self.language}: twice in the file: {text.msgid!r}"
        for text, areas in self.entries.items():
            for area, entry in areas.items():
                found = (*_faults(entry), *_foreign(entry, self.language))
                yield from (f"locale/{area}/{self.language}: {fault}: {text.msgid!r}" for fault in found)
            if len({_translations(entry) for entry in areas.values()}) > 1:
                yield f"{self.language}: translated differently in {', '.join(sorted(areas))}: {text.msgid!r}"


def _faults(entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield "marked fuzzy"
    translations = _translations(entry)
    if not all(translations):
        yield "not translated"
        return
    if entry.msgid_plural and len(translations) != 2:
        yield "needs two plural forms"
    sources = (entry.msgid, entry.msgid_plural or entry.msgid)
    for source, translation in zip(sources, (translations[0], translations[-1]), strict=True):
        wanted, given = set(_PLACEHOLDER.findall(source)), set(_PLACEHOLDER.findall(translation))
        # The form for one may leave the number out: «1 plass» as «én plass».
        if given != wanted and not (entry.msgid_plural and source is entry.msgid and given < wanted):
            yield "placeholders differ"
            return
        if (source[:1].isspace(), source[-1:].isspace()) != (translation[:1].isspace(), translation[-1:].isspace()):
            yield "spaces at the ends differ"
            return


def _foreign(entry: polib.POEntry, language: str) -> Iterator[str]:
    """Words of the other language form; a name of it («Nynorsk») and what is quoted are left alone."""
    for translation in _translations(entry):
        if found := _FOREIGN[language].search(re.sub(r"«[^»]*»", "", translation)):
            yield f"{found[0]!r} is of the other language form"

"""The programme's own words, explained where they stand: at the first place on each page, and all on one page.

A word is found in the running text of a page in the page's language; nobody has to mark it. Headings, links, labels and
messages are left alone: there a button would be in the way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NORWEGIAN = "nb", "nn"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its meaning. `found` says, per language, how it is written in running text (a regular expression)."""

    key: str
    word: str | Promise
    meaning: str | Promise
    found: dict[str, str] = field(default_factory=dict)


def _same(pattern: str) -> dict[str, str]:
    return dict.fromkeys(("nb", "nn", "en"), pattern)


WORDS: tuple[Word, ...] = (
    Word(
        "alis",
        "ALIS",
        _("A doctor who specialises in general practice (allmennlege i spesialisering) in a salaried municipal post."),
        _same(r"ALIS(?!-)"),
    ),
    Word("lis", "LIS", _("A doctor who specialises (lege i spesialisering), most often in a hospital."), _same(r"LIS")),
    Word(
        "egenandel",
        _("Egenandel"),
        _("What each municipality pays a year per candidate for the project leadership. The amount has dates."),
        {"nb": r"egenandel\w*", "nn": r"eigendel\w*|eigedel\w*", "en": r"egenandel"},
    ),
    Word(
        "fond2",
        "Fond II",
        _("Legeforeningen’s education fund. What it covers of a course or a group is not refunded by the programme."),
        _same(r"Fond II"),
    ),
    Word(
        "grant",
        _("Grant"),
        _("The money that Helsedirektoratet gives the programme, a year at a time and only for its purpose."),
        {"nb": r"tilskudd\w*", "nn": r"tilskot\w*", "en": r"grant"},
    ),
    Word(
        "promise",
        _("Promised grant"),
        _("The written promise of a grant (tilsagn): how much, for what, and on which terms."),
        {"nb": r"tilsagn\w*", "nn": r"tilsegn\w*|tilsagn\w*"},
    ),
    Word(
        "conflict_of_interest",
        _("Conflict of interest"),
        _(
            "Whoever belongs to a municipality that applies can neither open, score nor decide its application"
            " (habilitet). That is on record."
        ),
        {"nb": r"habilitet\w*|inhabil\w*", "nn": r"habilitet\w*|inhabil\w*", "en": r"conflicts? of interest"},
    ),
    Word(
        "recommendation",
        _("Recommendation"),
        _("The outcome that the project leader proposes. It is not decided until the steering group has resolved it."),
        {"nb": r"innstilling(?:en)?", "nn": r"tilråding(?:a)?", "en": r"recommendation"},
    ),
    Word(
        "decision",
        _("Decision"),
        _("The outcome with its reasons, resolved by the steering group and issued by the project leader."),
        {"nb": r"vedtaket|vedtak", "nn": r"vedtaket|vedtak", "en": r"decision"},
    ),
    Word(
        "attest",
        _("To attest"),
        _("The first control of a claim: the costs were had, are documented, and stand in the right category."),
        {
            "nb": r"attesterer|attestert|attestasjon\w*",
            "nn": r"attesterer|attestert|attestasjon\w*",
            "en": r"attest(?:s|ed|ation)?",
        },
    ),
    Word(
        "authorise",
        _("To authorise"),
        _("The second control of a claim, by another person: the programme owes the amount and has room for it."),
        {"nb": r"anvis(?:er|t|e|ning)", "nn": r"tilvis(?:er|t|e|ing)?", "en": r"authoris(?:es?|ed|ation)"},
    ),
    Word(
        "claim",
        _("Refund claim"),
        _("The municipality’s claim for documented extra costs of the education, within a cap per candidate and year."),
        {"nb": r"refusjonskrav\w*", "nn": r"refusjonskrav\w*", "en": r"refund claims?"},
    ),
    Word(
        "statement",
        _("Statement of a year"),
        _("The account of a year for one municipality. It is issued once, and a new version replaces it."),
        {"nb": r"kostnadsoppgave\w*", "nn": r"kostnadsoppgåve\w*"},
    ),
    Word(
        "language_form",
        _("Language form"),
        _("A municipality’s choice of bokmål or nynorsk, or neutral. Letters and statements follow it."),
        {"nb": r"målform\w*", "nn": r"målform\w*", "en": r"language form"},
    ),
    Word(
        "open_practice",
        _("Open, unselected practice"),
        _("Ordinary general practice, where patients come with whatever they have."),
        {
            "nb": r"(?:åpen,? )?uselektert praksis",
            "nn": r"(?:open,? )?uselektert praksis",
            "en": r"(?:open,? )?unselected practice",
        },
    ),
    Word(
        "institution",
        _("Institution service"),
        _("The part of the education that is served in a hospital or another approved institution."),
        {"nb": r"institusjonstjeneste\w*|sykehusår\w*", "nn": r"institusjonsteneste\w*|sjukehusår\w*"},
    ),
    Word(
        "supervision_group",
        _("Supervision group"),
        _("A group of doctors in training that meets through two years."),
        {"nb": r"veiledningsgruppe\w*", "nn": r"rettleiingsgruppe\w*", "en": r"supervision group"},
    ),
    Word(
        "full_time_years",
        _("Full-time years"),
        _("Months times position percentage, counted in years (årsverk)."),
        {"nb": r"årsverk", "nn": r"årsverk", "en": r"full-time years?"},
    ),
    Word(
        "main_position",
        _("Main and side position"),
        _("A post has a main position in general practice or community medicine, and may have side positions."),
        {
            "nb": r"hovedstilling\w*|bistilling\w*",
            "nn": r"hovudstilling\w*|bistilling\w*",
            "en": r"(?:main|side) position",
        },
    ),
    Word(
        "hpr",
        _("HPR number"),
        _("A doctor’s number in the health personnel register. We never ask for a national identity number."),
        {"nb": r"HPR-nummer\w*", "nn": r"HPR-nummer\w*", "en": r"HPR number"},
    ),
    Word(
        "voucher",
        _("Voucher"),
        _("The document behind an entry in the ledger. Vouchers are numbered without gaps within each year."),
        {"nb": r"bilag\w*", "nn": r"bilag\w*", "en": r"vouchers?"},
    ),
    Word(
        "kid",
        "KID",
        _("The number that tells the bank which claim a payment belongs to."),
        _same(r"KID"),
    ),
)

# A word inside these is left alone: it is a link or a name there, or is repeated for every cell.
_LEFT_ALONE = {"a", "button", "label", "legend", "option", "select", "textarea", "script", "style", "template", "title"}
_LEFT_ALONE |= {"h2", "h3", "h4", "summary", "svg", "nav", "dialog", "caption", "th", "output", "time", "code", "form"}
_LEFT_ALONE_TOO = re.compile(r'role="status"|ds-alert|badge|termbox|data-explained')
_EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "use", "wbr"}
_PARTS = re.compile(r"(<[^>]*>)")
_ID = re.compile(r'popovertarget="term-(\w+)"')
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    known = [f"(?P<{word.key}>{word.found[language]})" for word in WORDS if language in word.found]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(known)})(?!\w)", re.IGNORECASE) if known else None


def by_key(key: str) -> Word:
    return next(word for word in WORDS if word.key == key)


def term(key: str) -> SafeString:
    """Return the word itself as a button with its meaning."""
    word = by_key(key)
    return format_html("{}{}", _button(word.key, str(word.word)), _box(word))


def explained(html: str) -> SafeString:
    """Return the markup with each word's first place made a button, and the meanings after it."""
    pattern = _pattern((get_language() or "")[:2])
    if pattern is None or pattern.search(html) is None:
        return SafeString(html)
    there = _ID.findall(html)
    seen = list(there)
    marked = "".join(_marked(html, pattern, seen))
    boxes = format_html_join("", "{}", ((_box(by_key(key)),) for key in seen[len(there) :]))
    return format_html(
        "{}{}", SafeString(marked), format_html('<div class="termboxes">{}</div>', boxes) if boxes else ""
    )


def _marked(html: str, pattern: re.Pattern[str], seen: list[str]) -> Iterator[str]:
    closed: list[str] = []  # the elements around this place in which words are left alone
    for part in _PARTS.split(html):
        if not part.startswith("<"):
            yield part if closed else pattern.sub(lambda match: _first(match, seen), part)
            continue
        yield part
        tag = _TAG.match(part)
        name = tag[2].lower() if tag else ""
        if tag is None or name in _EMPTY:
            continue
        if tag[1]:
            if closed and closed[-1] == name:
                closed.pop()
        elif name == closed[-1] if closed else name in _LEFT_ALONE or _LEFT_ALONE_TOO.search(part):
            closed.append(name)


def _first(match: re.Match[str], seen: list[str]) -> str:
    key = match.lastgroup or ""
    if key in seen:
        return match[0]
    seen.append(key)
    return _button(key, SafeString(match[0]))  # as it stood in the page, where it was escaped


def _button(key: str, text: str) -> SafeString:
    return format_html('<button type="button" class="term" popovertarget="term-{}">{}</button>', key, text)


def _box(word: Word) -> SafeString:
    return format_html(
        '<span popover class="termbox" id="term-{}"><strong>{}.</strong> {}</span>', word.key, word.word, word.meaning
    )

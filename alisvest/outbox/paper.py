"""The formal letter as paper: one layout for all, written in the receiver's form of Norwegian, made a PDF."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alisvest.documents.pdf import render
from alisvest.outbox import access_codes, templates
from alisvest.outbox.layout import Piece, pieces
from alisvest.outbox.plain import plain
from alisvest.outbox.templates import Template
from alisvest.outbox.texts import SENDER, SIGNATURE

PRINT = Path(settings.BASE_DIR) / "static" / "print"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a letter is to: the name, the lines of the address, the official mail address; what is not known is empty."""

    name: str
    address: Sequence[str] = ()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a letter. `draft` prints «Utkast» across each page."""

    language: str
    subject: str
    pieces: Sequence[Piece]
    receiver: Receiver
    written_on: date
    signer: str
    title: str
    reference: str = ""
    case_number: str = ""
    access_code: str = ""
    draft: bool = False


def written(
    key: str, language: str, values: Mapping[str, object], *, receiver: Receiver, written_on: date, **particulars: Any
) -> Paper:
    """Write a registered text as a letter. Raises MissingPlaceholderError, naming what lacks."""
    language = templates.written_in(key, language)
    words = templates.today(key, language)
    return Paper(
        language,
        templates.filled(words, values).subject,
        pieces(words.body, values),
        receiver,
        written_on,
        **particulars,
    )


def restored(kept: Mapping[str, Any]) -> Paper:
    """Return the letter that was kept as plain data: see LetterToPrint."""
    rebuilt: dict[str, Any] = {
        "pieces": [
            Piece(piece["kind"], tuple(piece["lines"]), tuple(tuple(row) for row in piece["rows"]))
            for piece in kept["pieces"]
        ],
        "receiver": Receiver(**kept["receiver"]),
        "written_on": date.fromisoformat(kept["written_on"]),
    }
    return Paper(**{**kept, **rebuilt})


def letter_pdf(paper: Paper) -> bytes:
    """Return the PDF: PDF/UA-1 and PDF/A-3a. Raises OSError where there is no Pango."""
    with translation.override(paper.language):
        html = render_to_string("outbox/letter.html", _context(paper))
    return _printed(html)


def blank(template: Template, language: str) -> tuple[bytes, str]:
    """Return a paper to fill in by hand, and its file name: the same head, no receiver, no signature.

    Raises MissingPlaceholderError where something on it is not decided, OSError where there is no Pango.
    """
    words = templates.today(template.key, language)
    values = template.values(language) if template.values else {}
    subject = templates.filled(words, values).subject
    context = {
        "language": language,
        "subject": subject,
        "pieces": pieces(words.body, values),
        "sender": _sender(language),
    }
    with translation.override(language):
        html = render_to_string("outbox/paper.html", context)
    return _printed(html), shown_name(language, subject)


def _printed(html: str) -> bytes:
    return render(html, stylesheet=PRINT / "letter.css", assets={"mark.svg": PRINT / "mark.svg"})


def shown_name(language: str, *parts: str) -> str:
    """Return a file's name of words in the receiver's language: «Vedtak_ALIS-2017-003_Kvam_herad.pdf»."""
    with translation.override(language):
        named = "_".join(str(part) for part in parts if part)
    return re.sub(r"[^\w\-]+", "_", plain(named)).strip("_")[:140] + ".pdf"


def _sender(language: str) -> list[str]:
    return templates.part(SENDER.key, language).split("\n")


def _context(paper: Paper) -> dict[str, Any]:
    return {
        "paper": paper,
        "sender": _sender(paper.language),
        "receiver": [
            plain(line) for line in (paper.receiver.name, *paper.receiver.address, paper.receiver.email) if line
        ],
        "signature": pieces(
            templates.today(SIGNATURE.key, paper.language).body,
            {"name": paper.signer, "title": paper.title or _sender(paper.language)[0]},
        ),
        "stamp": access_codes.stamp(paper.access_code),
        "particulars": list(_particulars(paper)),
        "draft": pgettext("letter", "Draft"),
    }


def _particulars(paper: Paper) -> list[tuple[str, Any]]:
    found = [
        (pgettext("letter", "Our reference"), plain(paper.reference)),
        (_("Case number"), plain(paper.case_number)),
    ]
    return [(label, value) for label, value in found if value]

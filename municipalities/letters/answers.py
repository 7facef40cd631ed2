"""The application on paper, exactly as it was sent: every point, what it lacks, its reference and its hash."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alisvest.documents.pdf import render
from alisvest.outbox import templates
from alisvest.outbox.paper import shown_name
from alisvest.outbox.texts import SENDER
from alisvest.ui import formats
from municipalities.models import Application, PaperEntry
from municipalities.queries.application import section_states
from municipalities.queries.joint import partner_lines
from municipalities.queries.municipality import full_name_on
from municipalities.rules import missing_points

PRINT = Path(settings.BASE_DIR) / "static" / "print"


@dataclass(frozen=True, slots=True)
class Sent:
    """What makes answers a submission: the number of it, by whom, when, and the hash of the content."""

    version: int
    by: str
    at: datetime
    content_sha256: str
    paper: PaperEntry | None = None


def answers_pdf(application: Application, sent: Sent, language: str, *, reference: str) -> tuple[bytes, str]:
    """Return the PDF (PDF/UA-1, PDF/A-3a) and its file name. Raises OSError where there is no Pango."""
    with translation.override(language):
        html = render_to_string(
            "municipalities/application_paper.html", _context(application, sent, language, reference)
        )
        named = pgettext("file name", "Application")
    made = render(html, stylesheet=PRINT / "letter.css", assets={"mark.svg": PRINT / "mark.svg"})
    return made, shown_name(language, named, reference, application.municipality.name)


def _context(application: Application, sent: Sent, language: str, reference: str) -> dict[str, Any]:
    name = full_name_on(application.municipality, sent.at.date())
    particulars = [
        (pgettext("letter", "Our reference"), reference),
        (_("Submission"), str(sent.version)),
        (_("Submitted"), formats.moment(sent.at)),
        (_("Submitted by"), sent.by),
    ]
    if sent.paper is not None:
        particulars.append((_("Received on paper"), formats.day(sent.paper.received_on)))
    return {
        "application": application,
        "language": language,
        "title": _("Application from %(municipality)s") % {"municipality": name},
        "sender": templates.part(SENDER.key, language).split("\n"),
        "particulars": [pair for pair in particulars if pair[1]],
        "sent": sent,
        "reference": reference,
        "answers": section_states(application),
        "partners": partner_lines(application, sent.content_sha256),
        "missing": [str(point) for point in missing_points(application)],
    }

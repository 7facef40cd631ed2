"""The annual cost statement as paper: laid out, and made a PDF in the municipality's form of Norwegian."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alisvest.core.money import NBSP, format_kroner
from alisvest.documents.pdf import Enclosure, render
from alisvest.ui.formats import day, moment
from finance.pdf import words
from finance.pdf.enclosure import lines_as_csv
from finance.pdf.words import nok
from finance.rules.statement_content import Amounts, CandidateYear, Content, Line, total

PRINT = Path(settings.BASE_DIR) / "static" / "print"


@dataclass(frozen=True, slots=True)
class Issue:
    """What makes a content a statement: its number, its moment, and who issued it. No issuer: preliminary."""

    number: str
    made_at: datetime
    issued_by: str
    fingerprint: str
    replaces: str = ""
    replaced: Content | None = None


def shown_name(content: Content, *, preliminary: bool = False) -> str:
    """Return the file's name in the municipality's language: «Kostnadsoppgave_2018_Kvam.pdf»."""
    with translation.override(content.language):
        parts = [pgettext("file name", "Annual_cost_statement"), str(content.year), content.receiver.name]
        if preliminary:
            parts.append(pgettext("file name", "preliminary"))
    return re.sub(r"[^\w\-]+", "_", "_".join(parts)).strip("_") + ".pdf"


def statement_pdf(content: Content, issue: Issue) -> bytes:
    """Return the PDF: PDF/UA-1 and PDF/A-3a, with the lines enclosed as CSV. Raises OSError where there is no Pango."""
    with translation.override(content.language):
        html = render_to_string("finance/statement_print.html", _context(content, issue))
        enclosure = Enclosure(
            words.CSV_NAME.format(year=content.year), lines_as_csv(content), _("The lines of the statement")
        )
    return render(
        html, stylesheet=PRINT / "statement.css", assets={"mark.svg": PRINT / "mark.svg"}, enclosures=[enclosure]
    )


def state(content: Content, *, preliminary: bool) -> str:
    return pgettext("statement", "Preliminary") if preliminary else pgettext("statement", "Issued")


def _context(content: Content, issue: Issue) -> dict[str, Any]:
    sums, documented, preliminary = content.sums, content.documented, not issue.issued_by
    return {
        "content": content,
        "title": words.title(content),
        "number": issue.number,
        "made_at": issue.made_at,
        "state": state(content, preliminary=preliminary),
        "preliminary": preliminary,
        "replaces": issue.replaces,
        "changes": words.changes(issue.replaced, content) if issue.replaced else [],
        "organisation_number": _grouped(content.receiver.organisation_number),
        "sentence": words.waterfall(content),
        "refunds": [
            (pgettext("statement", "Documented costs"), nok(documented.documented), ""),
            (pgettext("statement", "Covered by Fond II"), nok(-documented.fond2), "less"),
            (pgettext("statement", "Above the cap or not eligible"), nok(-documented.declined), "less"),
            (pgettext("statement", "Approved refund"), nok(sums.approved), "sum"),
            (pgettext("statement", "Paid out"), nok(-sums.paid), "less"),
            (pgettext("statement", "Outstanding refund"), nok(sums.refund_owed), "sum"),
        ],
        "egenandel": [
            (pgettext("statement", "Charged"), nok(sums.charged), ""),
            (pgettext("statement", "Paid in"), nok(-sums.received), "less"),
            (pgettext("statement", "Outstanding egenandel"), nok(sums.egenandel_owed), "sum"),
        ],
        "balance": {
            "label": words.balance_label(content),
            "amount": format_kroner(abs(sums.balance)),
            "net": format_kroner(sums.net),
        },
        "settlement": words.settlement(content),
        "waiting": words.waiting(content),
        "candidates": [_candidate(content, one) for one in content.candidates],
        "groups": list(_groups(content)),
        "grand": _columns(documented) if len(content.candidates) > 1 else None,
        "postings": [
            {
                "voucher": posting.voucher,
                "booked_on": _short(posting.booked_on),
                "text": posting.text,
                "refund": nok(posting.refund) if posting.refund else "",
                "egenandel": nok(posting.egenandel) if posting.egenandel else "",
            }
            for posting in content.postings
        ],
        "outstanding": {"refund": nok(sums.refund_owed), "egenandel": nok(sums.egenandel_owed)},
        "rules": list(words.rules_of(content)),
        "proof": list(_proof(content, issue)),
    }


def _candidate(content: Content, one: CandidateYear) -> dict[str, Any]:
    categories = content.by_category(one)
    rows = [_columns(amounts) | {"label": words.category_label(category)} for category, amounts in categories.items()]
    if len(rows) > 1:
        rows.append(_columns(total(categories.values())) | {"label": pgettext("statement", "Sum"), "sum": True})
    return {
        "name": one.name,
        "hpr_number": one.hpr_number,
        "categories": rows,
        "cap": nok(one.cap.amount),
        "used": nok(one.used),
        "left": nok(one.left),
        "egenandel": nok(one.egenandel.amount) if one.egenandel else "–",
        "why": words.why(one),
    }


def _columns(amounts: Amounts) -> dict[str, Any]:
    return {
        "documented": nok(amounts.documented),
        "fond2": nok(amounts.fond2),
        "asked": nok(amounts.asked),
        "declined": nok(amounts.declined),
        "approved": nok(amounts.approved),
        "sum": False,
    }


def _groups(content: Content) -> Iterator[dict[str, Any]]:
    for one in content.candidates:
        if lines := content.lines_of(one):
            summed = _columns(total(line.amounts for line in lines))
            yield summed | {
                "name": one.name,
                "lines": [_line(line) for line in lines],
                "sum_label": pgettext("statement", "Sum, %(name)s") % {"name": one.name},
            }


def _line(line: Line) -> dict[str, Any]:
    return _columns(line.amounts) | {
        "voucher": line.voucher,
        "booked_on": _short(line.booked_on),
        "receipt": line.receipt,
        "spent_on": _short(line.spent_on),
        "what": line.what,
        "category": words.category_label(line.category),
        "reason": line.reason if line.amounts.declined else "",
    }


def _short(value: date) -> str:
    return f"{value:%d.%m.%Y}"


def _grouped(digits: str) -> str:
    return NBSP.join(digits[start : start + 3] for start in range(0, len(digits), 3))


def _proof(content: Content, issue: Issue) -> Iterator[tuple[str, str]]:
    yield pgettext("statement", "Number"), issue.number
    if issue.issued_by:
        yield (
            pgettext("statement", "Issued by"),
            _("%(name)s, ALIS-Vest, %(moment)s") % {"name": issue.issued_by, "moment": moment(issue.made_at)},
        )
    else:
        yield (
            pgettext("statement", "Issued by"),
            _("Not issued. Made for reading on %(day)s.") % {"day": day(issue.made_at)},
        )
    if issue.replaces:
        yield pgettext("statement", "Replaces"), issue.replaces
    yield pgettext("statement", "SHA-256 of the figures and the lines"), issue.fingerprint
    yield (
        pgettext("statement", "Ledger of the year"),
        _("Closed. Head of the hash chain: %(head)s") % {"head": content.chain_head}
        if content.chain_head
        else _("Open on the statement's date. If anything is entered later, a new statement replaces this one."),
    )

"""The annual cost statement as paper: written in the municipality's form of Norwegian, laid out, and made a PDF."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_noop, npgettext, pgettext

from alisvest.core.money import MINUS, NBSP, format_kroner
from alisvest.documents.pdf import Enclosure, render
from alisvest.ui.formats import day, moment
from finance.rules.statement_content import Amounts, CandidateYear, Content, Line, total
from finance.workflow import Category

PRINT = Path(settings.BASE_DIR) / "static" / "print"
CSV_NAME = "ALIS-Vest_{year}.csv"
# Where the founding rates come from; a rate decided later shows its source as it was written.
SOURCES = (
    gettext_noop("Project description, December 2016: up to 200 000 a year per candidate"),
    gettext_noop("Project description, December 2016: 50 000 a year per candidate"),
)


@dataclass(frozen=True, slots=True)
class Issue:
    """What makes a content a statement: its number, its moment, and who issued it. No issuer: preliminary."""

    number: str
    made_at: datetime
    issued_by: str
    fingerprint: str
    replaces: str = ""


def title(content: Content) -> str:
    return _("Annual cost statement %(year)s") % {"year": content.year}


def shown_name(content: Content, *, preliminary: bool = False) -> str:
    """Return the file's name in the municipality's language: «Kostnadsoppgave_2018_Kvam.pdf»."""
    with translation.override(content.language):
        words = [pgettext("file name", "Annual_cost_statement"), str(content.year), content.receiver.name]
        if preliminary:
            words.append(pgettext("file name", "preliminary"))
    return re.sub(r"[^\w\-]+", "_", "_".join(words)).strip("_") + ".pdf"


def statement_pdf(content: Content, issue: Issue) -> bytes:
    """Return the PDF: PDF/UA-1 and PDF/A-3a, with the lines enclosed as CSV. Raises OSError where there is no Pango."""
    with translation.override(content.language):
        html = render_to_string("finance/statement_print.html", _context(content, issue))
        enclosure = Enclosure(CSV_NAME.format(year=content.year), _csv(content), _("The lines of the statement"))
    return render(
        html, stylesheet=PRINT / "statement.css", assets={"mark.svg": PRINT / "mark.svg"}, enclosures=[enclosure]
    )


def waterfall(content: Content) -> str:
    """Say in one breath how the documented costs became the year's support, in the active language."""
    sums, documented, who = content.sums, content.documented, content.receiver.full_name
    count = len({line.candidate for line in content.lines})
    if not content.lines:
        parts = [_("%(who)s has no refunds for %(year)s.") % {"who": who, "year": content.year}]
    else:
        parts = [
            npgettext(
                "statement",
                "%(who)s has documented costs of %(amount)s for %(count)d candidate in %(year)s.",
                "%(who)s has documented costs of %(amount)s for %(count)d candidates in %(year)s.",
                count,
            )
            % {"who": who, "amount": format_kroner(documented.documented), "count": count, "year": content.year}
        ]
        if documented.fond2:
            parts.append(_("Fond II covers %(amount)s.") % {"amount": format_kroner(documented.fond2)})
        if documented.declined:
            parts.append(
                _("%(amount)s is above the cap or not eligible.") % {"amount": format_kroner(documented.declined)}
            )
        parts.append(_("The refund is %(amount)s.") % {"amount": format_kroner(sums.approved)})
    if sums.charged:
        parts.append(
            _("Less the egenandel of %(egenandel)s, the year's support is %(net)s.")
            % {"egenandel": format_kroner(sums.charged), "net": format_kroner(sums.net)}
        )
    return " ".join(parts)


def settlement(content: Content) -> str:
    """Say how refund and egenandel meet in the year."""
    return {
        "invoice": _(
            "Refund and egenandel are settled separately: the refund is paid out, the egenandel invoiced. "
            "Nothing is set off."
        ),
        "netting": _(
            "The egenandel is set off against the refund when it is paid out. Both stand as vouchers of their own."
        ),
        "internal": _(
            "The municipality leads the programme: its egenandel is settled by an internal voucher, without an invoice."
        ),
    }[content.settlement]


def balance_label(content: Content) -> str:
    if content.sums.balance > 0:
        return _("Balance in the municipality's favour")
    if content.sums.balance < 0:
        return _("Balance in the programme's favour")
    return _("Balance: all is settled")


def nok(ore: int) -> str:
    """Write øre with both decimals and no unit, as columns want them."""
    kroner, rest = divmod(abs(ore), 100)
    return f"{MINUS if ore < 0 else ''}{kroner:,}".replace(",", NBSP) + f",{rest:02}"


def state(content: Content, *, preliminary: bool) -> str:
    return pgettext("statement", "Preliminary") if preliminary else pgettext("statement", "Issued")


def _context(content: Content, issue: Issue) -> dict[str, Any]:
    sums, documented, preliminary = content.sums, content.documented, not issue.issued_by
    return {
        "content": content,
        "title": title(content),
        "number": issue.number,
        "made_at": issue.made_at,
        "state": state(content, preliminary=preliminary),
        "preliminary": preliminary,
        "replaces": issue.replaces,
        "organisation_number": _grouped(content.receiver.organisation_number),
        "sentence": waterfall(content),
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
            "label": balance_label(content),
            "amount": format_kroner(abs(sums.balance)),
            "net": format_kroner(sums.net),
        },
        "settlement": settlement(content),
        "waiting": waiting(content),
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
        "rules": list(_rules(content)),
        "proof": list(_proof(content, issue)),
    }


def waiting(content: Content) -> str:
    """Say what is claimed and not decided; nothing when nothing waits."""
    if not content.waiting:
        return ""
    return _("Claims of %(amount)s are not decided yet and are in none of the figures.") % {
        "amount": format_kroner(content.waiting)
    }


def why(one: CandidateYear) -> list[str]:
    """Explain the candidate's cap and egenandel: months and their reasons."""
    cap = one.cap
    words = [_("Cap: %(rate)s a year, %(months)s.") % {"rate": format_kroner(cap.rate), "months": cap.explanation}]
    if one.egenandel:
        words.append(
            _("Egenandel: %(rate)s a year, %(months)s.")
            % {"rate": format_kroner(one.egenandel.rate), "months": one.egenandel.explanation}
        )
    if one.used_elsewhere:
        words.append(
            _("%(amount)s of the cap is used by another employer in the same year.")
            % {"amount": format_kroner(one.used_elsewhere)}
        )
    return words


def category_label(category: str) -> str:
    return str(Category(category).label)


def _candidate(content: Content, one: CandidateYear) -> dict[str, Any]:
    categories = content.by_category(one)
    rows = [_columns(amounts) | {"label": category_label(category)} for category, amounts in categories.items()]
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
        "why": why(one),
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
        "category": category_label(line.category),
        "reason": line.reason if line.amounts.declined else "",
    }


def _short(value: Any) -> str:
    return f"{value:%d.%m.%Y}"


def _grouped(digits: str) -> str:
    return NBSP.join(digits[start : start + 3] for start in range(0, len(digits), 3))


def _rules(content: Content) -> Iterator[tuple[str, str]]:
    """Walk the rules that made the figures, as heading and words."""
    yield (
        pgettext("statement", "Candidate-year"),
        _(
            "The calendar year. The first and the last year are cut down by whole months: the month of leaving counts, "
            "the month of starting only if employed from its first day. Whole calendar months of full leave are taken out. "
            "The percentage of the post does not change the amounts."
        ),
    )
    for heading, rate in (
        (pgettext("statement", "Cap"), content.cap),
        (pgettext("statement", "Egenandel"), content.egenandel),
    ):
        yield (
            heading,
            _("%(amount)s a year for each candidate, valid from %(day)s. Source: %(source)s.")
            % {"amount": format_kroner(rate.amount), "day": day(rate.since), "source": translated(rate.source)},
        )
    yield (
        pgettext("statement", "Refund"),
        _(
            "Documented extra costs of the education, net of VAT, that Fond II does not cover. Every claim is attested "
            "and authorised by two different persons, neither of them the claimant. Unused cap is not carried over."
        ),
    )
    yield (
        pgettext("statement", "Rounding"),
        _(
            "Every amount is kept in whole øre. A yearly rate times months ÷ 12 is rounded to the nearest øre, halves up. "
            "Sums are never rounded."
        ),
    )
    yield (
        pgettext("statement", "Sums"),
        _(
            "The sums on page 1 are sums over the entries of the ledger. Before issuing it was checked that the lines "
            "give the same sums to the øre."
        ),
    )
    yield (
        pgettext("statement", "Vouchers"),
        _(
            "Voucher numbers are the programme's own, without gaps in each year. The receipt is the municipality's own "
            "reference; the receipts are kept by the municipality. Corrections are reversals and are shown as vouchers."
        ),
    )
    yield (
        pgettext("statement", "Enclosure"),
        _("The lines are enclosed in this file as %(name)s, for a spreadsheet.")
        % {"name": CSV_NAME.format(year=content.year)},
    )


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


def _csv(content: Content) -> bytes:
    """Return the lines for a spreadsheet: semicolons, decimal comma, and text that can never become a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            pgettext("statement", "Voucher"),
            pgettext("statement", "Booked"),
            pgettext("statement", "Claim"),
            pgettext("statement", "Candidate"),
            pgettext("statement", "Receipt"),
            pgettext("statement", "Date"),
            pgettext("statement", "Cost"),
            pgettext("statement", "Category"),
            pgettext("statement", "Fond II"),
            pgettext("statement", "Asked"),
            pgettext("statement", "Approved"),
            pgettext("statement", "Reason"),
        ]
    )
    names = {one.key: one.name for one in content.candidates}
    for line in content.lines:
        amounts = (line.amounts.fond2, line.amounts.asked, line.amounts.approved)
        writer.writerow(
            [
                line.voucher,
                line.booked_on.isoformat(),
                line.claim,
                _text(names[line.candidate]),
                _text(line.receipt),
                line.spent_on.isoformat(),
                _text(line.what),
                category_label(line.category),
                *(f"{amount // 100},{amount % 100:02}" for amount in amounts),
                _text(line.reason),
            ]
        )
    return ("\ufeff" + out.getvalue()).encode()


def _text(value: str) -> str:
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value

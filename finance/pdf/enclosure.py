"""The statement's lines as a file for a spreadsheet, enclosed in the PDF."""

import csv
import io

from django.utils.translation import pgettext

from finance.pdf.words import category_label
from finance.rules.statement_content import Content


def lines_as_csv(content: Content) -> bytes:
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

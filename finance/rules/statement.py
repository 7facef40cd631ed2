"""What stands in the way of issuing an annual cost statement, and when a new one would say the same."""

import hashlib
import json
from datetime import date

from django.utils.translation import gettext as _

from alisvest.core.money import format_kroner
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, Wearer, not_now, refuse_role
from finance.rules.statement_content import Content, kept, total

# Raised when the statement's form or wording changes: the same ledger then gives a new version.
FORM = 1
MOST_LINES = 2000


def fingerprint(content: Content) -> str:
    """Return the SHA-256 of the content: equal exactly when a new statement would say the same."""
    written = json.dumps([FORM, kept(content)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def differences(content: Content) -> list[str]:
    """Name every sum that the lines and the ledger disagree on, in words; an empty list when the statement is sound."""
    pairs = [
        (_("Approved refunds, lines against the ledger"), content.documented.approved, content.sums.approved),
        (
            _("Refunds owed, vouchers against the ledger"),
            sum(posting.refund for posting in content.postings),
            content.sums.refund_owed,
        ),
        (
            _("Egenandel owed, vouchers against the ledger"),
            sum(posting.egenandel for posting in content.postings),
            content.sums.egenandel_owed,
        ),
        (
            _("Egenandel, candidates against the ledger"),
            sum(one.egenandel.amount for one in content.candidates if one.egenandel),
            content.sums.charged,
        ),
    ]
    for one in content.candidates:
        lines = total(line.amounts for line in content.lines_of(one)).approved
        pairs.append((_("Approved for %(name)s, lines against the ledger") % {"name": one.name}, lines, one.booked))
    return [
        f"{what}: {format_kroner(counted)} ≠ {format_kroner(booked)}"
        for what, counted, booked in pairs
        if counted != booked
    ]


def refuse_preview(*, by: Wearer) -> Refusal | None:
    """Only the programme's staff see a statement before it is issued."""
    return refuse_role(by, STAFF_ROLES)


def refuse_year(year: int, *, by: Wearer, today: date) -> Refusal | None:
    """Staff issue, and only for a year that is over."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if year >= today.year:
        return not_now(
            _("The year %(year)s is not over. Until then there is the preliminary statement.") % {"year": year}
        )
    return None


def refuse_issue(content: Content, *, by: Wearer, today: date) -> Refusal | None:
    """Issue only for a year that is over, that holds something, and whose lines agree with the ledger to the øre."""
    if refusal := refuse_year(content.year, by=by, today=today):
        return refusal
    if content.is_empty:
        return not_now(_("Nothing is entered for this municipality in %(year)s.") % {"year": content.year})
    if len(content.lines) > MOST_LINES:
        return not_now(_("A statement holds at most %(most)s lines.") % {"most": MOST_LINES})
    if found := differences(content):
        return not_now(_("The lines and the ledger differ. Nothing is issued before they agree."), details=found)
    return None


def refuse_empty_run(municipalities: int, year: int) -> Refusal | None:
    """A run issues something."""
    if not municipalities:
        return not_now(_("Nothing is entered for any municipality in %(year)s.") % {"year": year})
    return None


def number(content: Content, version: int) -> str:
    """Return how people name the statement: year, municipality number, version."""
    return f"KO-{content.year}-{content.receiver.number}-{version}"

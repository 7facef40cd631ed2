"""Rows as templates print them: addresses, badges and sentences made once, in Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.audit.models import Event
from alisvest.audit.words import words_of
from alisvest.core.money import format_kroner
from alisvest.core.rules import Refusal
from alisvest.documents.queries import Shelf
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.formats import day, moment
from alisvest.ui.parts import Confirmation, Fact, FeedItem, Step
from candidates.models import Candidate
from finance.models import Claim, EgenandelCharge
from finance.queries.caps import Cap
from finance.queries.claims import LineWithCap
from finance.workflow import CLAIM_LOOKS, Category, ClaimStatus


@dataclass(frozen=True, slots=True)
class ClaimRow:
    href: str
    reference: str
    municipality: str
    year: int
    asked: int
    approved: int | None
    sent_at: datetime | None
    badge: Badge


def claim_row(claim: Any) -> ClaimRow:
    """Make the row of a claim that carries its sums."""
    decided = claim.status in (ClaimStatus.ATTESTED, ClaimStatus.AUTHORISED, ClaimStatus.PAID)
    return ClaimRow(
        claim.get_absolute_url(),
        claim.reference,
        claim.municipality.name,
        claim.year,
        claim.asked,
        claim.approved if decided else None,
        claim.sent_at,
        badge_for(ClaimStatus(claim.status), CLAIM_LOOKS),
    )


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with the sentence about its cap. `over` marks one that does not fit."""

    candidate: str
    what: str
    category: str
    spent_on: date
    receipt: str
    asked: int
    fond2: int
    approved: int | None
    reason: str
    cap: str
    over: bool
    change_href: str
    remove_href: str
    files: Shelf | None = None


def line_row(claim: Claim, shown: LineWithCap, *, editable: bool, files: Shelf | None = None) -> LineRow:
    line = shown.line
    keys = [claim.pk, line.pk]
    return LineRow(
        line.candidate.name,
        line.what,
        str(Category(line.category).label),
        line.spent_on,
        line.receipt_reference,
        line.asked,
        line.fond2,
        line.approved,
        line.reason,
        cap_sentence(shown),
        shown.after < 0,
        reverse("finance:claim_line_change", args=keys) if editable else "",
        reverse("finance:claim_line_remove", args=keys) if editable else "",
        files,
    )


def cap_sentence(shown: LineWithCap) -> str:
    """Say what is used, left, and left after the line."""
    amounts = {
        "used": format_kroner(shown.cap.cap - shown.before),
        "left": format_kroner(shown.before),
        "after": format_kroner(max(0, shown.after)),
        "over": format_kroner(max(0, -shown.after)),
    }
    if shown.after < 0:
        return _("%(used)s used, %(left)s left: this line is %(over)s above the cap") % amounts
    return _("%(used)s used, %(left)s left, this line leaves %(after)s") % amounts


@dataclass(frozen=True, slots=True)
class VerbButton:
    """A verb of the claim as the page offers it. With a reason it cannot be pressed now, and says why."""

    label: str
    href: str
    variant: str
    reason: str
    dialog: str
    confirmation: Confirmation | None


def verb_buttons(
    claim: Claim, verbs: Iterable[tuple[str, Refusal | None]], confirmations: Mapping[str, Confirmation]
) -> list[VerbButton]:
    """Make the buttons of a claim, the one that moves it on first."""
    words = {
        "send": _("Send the claim"),
        "attest": _("Attest the claim"),
        "authorise": _("Authorise the claim"),
        "pay": _("Enter the payment"),
        "return": _("Return the claim"),
        "withdraw": _("Withdraw the claim"),
    }
    return [
        VerbButton(
            words[verb],
            reverse(f"finance:claim_{verb}", args=[claim.pk]),
            "primary" if place == 0 else "secondary",
            str(refusal.reason) if refusal else "",
            verb if verb in confirmations and not refusal else "",
            confirmations.get(verb),
        )
        for place, (verb, refusal) in enumerate(verbs)
    ]


def room_facts(rooms: Iterable[tuple[Candidate, Cap]]) -> list[Fact]:
    """Return what each candidate's cap has left, and of how much, with why."""
    return [
        Fact(
            candidate.name,
            _("%(left)s left of %(cap)s (%(why)s)")
            % {"left": format_kroner(cap.left), "cap": format_kroner(cap.cap), "why": cap.counted.explanation()},
        )
        for candidate, cap in rooms
    ]


def payment_facts(row: ClaimRow, netted: int) -> list[Fact]:
    """Return what is approved, what is netted of it, and what is to be paid."""
    approved = row.approved or 0
    return [
        Fact(_("Approved"), format_kroner(approved)),
        Fact(_("Egenandel netted"), format_kroner(-netted)),
        Fact(_("To be paid"), format_kroner(approved - netted), total=True),
    ]


def claim_steps(claim: Claim) -> list[Step]:
    """Return how far the claim has come, with who and when."""
    done = [
        (_("Sent"), claim.sent_by, claim.sent_at),
        (_("Attested"), claim.attested_by, claim.attested_at),
        (_("Authorised"), claim.authorised_by, claim.authorised_at),
        (_("Paid"), claim.paid_by, claim.paid_at),
    ]
    back = claim.status in (ClaimStatus.RETURNED, ClaimStatus.DRAFT, ClaimStatus.WITHDRAWN)
    steps: list[Step] = []
    now = True
    for label, person, at in done:
        if at and not back:
            steps.append(Step(label, f"{person}, {moment(at)}", "done"))
        else:
            steps.append(Step(label, "", "now" if now else "next"))
            now = False
    return steps


def claim_facts(claim: Any) -> list[Fact]:
    """Return the claim's sums, its payment and its vouchers."""
    facts = [Fact(_("Municipality"), claim.municipality.name), Fact(_("Year"), str(claim.year))]
    facts.append(Fact(_("Asked"), format_kroner(claim.asked)))
    if claim.attested_at:
        facts.append(Fact(_("Approved"), format_kroner(claim.approved)))
    if claim.voucher:
        facts.append(Fact(_("Voucher of the refund"), claim.voucher.reference, claim.voucher.get_absolute_url()))
    if claim.payment_voucher:
        facts.append(
            Fact(_("Voucher of the payment"), claim.payment_voucher.reference, claim.payment_voucher.get_absolute_url())
        )
        facts.append(Fact(_("Paid on"), day(claim.paid_on)))
        facts.append(Fact(_("Payment reference"), claim.payment_reference))
    return facts


def history_feed(events: Iterable[Event]) -> list[FeedItem]:
    """Return a row's history, newest first, in words."""
    return [
        FeedItem(
            str(event.by) if event.by else _("The system"),
            ": ".join(part for part in (words_of(event.verb), event.reason) if part),
            day(event.on),
        )
        for event in events
    ]


def claim_feed(events: Sequence[Event], lines: Mapping[int, str]) -> list[FeedItem]:
    """Return a claim's history, newest first; what was done to a line says which: `lines`, or in the words it last had."""
    names = dict(lines)
    for event in events:
        if "line" in event.changes and "what" in event.changes:
            what = event.changes["what"]
            names.setdefault(event.changes["line"], what[-1] if isinstance(what, list) else what)
    return [
        replace(item, text=f"{item.text}: {name}") if (name := names.get(event.changes.get("line"))) else item
        for item, event in zip(history_feed(events), events, strict=True)
    ]


def charge_badge(charge: EgenandelCharge, today: date) -> Badge:
    """Say how far a charge is settled."""
    if charge.credited:
        return Badge(_("Credited"), "neutral")
    if not charge.outstanding:
        return Badge(_("Settled"), "success", "check-circle")
    if charge.due_on and charge.due_on < today:
        return Badge(_("Overdue"), "danger", "octagon")
    if charge.settled:
        return Badge(_("Partly settled"), "info", "clock")
    return Badge(_("Outstanding"), "info", "clock")


@dataclass(frozen=True, slots=True)
class ChargeRow:
    href: str
    municipality: str
    year: int
    mode: str
    amount: int
    outstanding: int
    due_on: date | None
    badge: Badge


def charge_row(charge: EgenandelCharge, today: date) -> ChargeRow:
    return ChargeRow(
        charge.get_absolute_url(),
        charge.municipality.name,
        charge.year,
        charge.get_mode_display(),
        charge.amount,
        charge.outstanding,
        charge.due_on,
        charge_badge(charge, today),
    )


def charge_facts(charge: EgenandelCharge) -> list[Fact]:
    """Return how the charge is settled."""
    facts = [
        Fact(_("Municipality"), charge.municipality.name),
        Fact(_("Year"), str(charge.year)),
        Fact(_("Settlement"), charge.get_mode_display()),
        Fact(_("Amount"), format_kroner(charge.amount)),
        Fact(_("Outstanding"), format_kroner(charge.outstanding)),
        Fact(_("Voucher"), charge.voucher.reference, charge.voucher.get_absolute_url()),
    ]
    if charge.due_on:
        facts += [Fact(_("Due on"), day(charge.due_on)), Fact(_("KID"), charge.kid)]
    return facts

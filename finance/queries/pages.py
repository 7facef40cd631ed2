"""Rows as templates print them: addresses, badges and sentences made once, in Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core.money import format_kroner
from alisvest.ui.badges import Badge, badge_for
from alisvest.ui.formats import day, moment, number
from alisvest.ui.parts import Fact, FeedItem, Ledger, LedgerRow, Step, Tile
from finance.models import Account, Claim, EgenandelCharge, Entry
from finance.queries.caps import Cap
from finance.queries.claims import LineWithCap
from finance.queries.ledger import names_candidates
from finance.queries.overview import Figures
from finance.rules.budget import (
    Budget,
    affordable_refund,
    over_years,
    places_paid_for,
    supervision_hours,
    supervisors_needed,
)
from finance.workflow import CLAIM_LOOKS, Category, ClaimStatus

PILOT_YEARS = 5  # one specialist education long


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


def line_row(claim: Claim, shown: LineWithCap, *, editable: bool) -> LineRow:
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
        FeedItem(verb_sentence(event.verb), event.reason, day(event.on), str(event.by) if event.by else "")
        for event in events
    ]


def verb_sentence(verb: str) -> str:
    """Say a verb of the trail in words."""
    return {
        "finance.claim_drafted": _("The claim was started"),
        "finance.claim_line_added": _("A line was added"),
        "finance.claim_line_changed": _("A line was changed"),
        "finance.claim_line_removed": _("A line was removed"),
        "finance.claim_sent": _("The claim was sent"),
        "finance.claim_withdrawn": _("The claim was withdrawn"),
        "finance.claim_attested": _("The claim was attested"),
        "finance.claim_returned": _("The claim was returned"),
        "finance.claim_authorised": _("The claim was authorised"),
        "finance.claim_paid": _("The payment was entered"),
        "finance.claim_authorisation_reversed": _("The authorisation was reversed"),
        "finance.claim_payment_reversed": _("The payment was reversed"),
        "finance.egenandel_charged": _("The egenandel was charged"),
        "finance.egenandel_received": _("A payment was entered"),
        "finance.egenandel_credited": _("The charge was credited"),
        "finance.voucher_reversed": _("The voucher was reversed"),
    }.get(verb, verb)


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


@dataclass(frozen=True, slots=True)
class EntryRow:
    account: str
    about: str
    debit: int | None
    credit: int | None


def entry_rows(user: User, entries: Iterable[Entry]) -> list[EntryRow]:
    """Make a voucher's rows: debit and credit apart, and what each concerns in words."""
    return [
        EntryRow(
            str(entry.account),
            _about(user, entry, entry.municipality.name if entry.municipality else ""),
            entry.amount if entry.amount > 0 else None,
            -entry.amount if entry.amount < 0 else None,
        )
        for entry in entries
    ]


def _about(user: User, entry: Entry, municipality: str = "") -> str:
    words = [municipality]
    if entry.candidate:
        named = names_candidates(user)
        words.append(entry.candidate.name if named else _("candidate %(number)s") % {"number": entry.candidate_id})
    if entry.category:
        words.append(str(Category(entry.category).label))
    if entry.grant_year:
        words.append(str(entry.grant_year))
    return ", ".join(word for word in words if word)


def ledger_page(user: User, entries: Iterable[Entry], account: Account, opening: int) -> Ledger:
    """Make a page of an account with its running balance, from the balance before its first row (øre)."""
    rows = []
    balance = opening
    for entry in entries:
        balance += entry.amount
        voucher = entry.voucher
        about = _about(user, entry)
        text = f"{voucher.text} ({about})" if entry.candidate else voucher.text
        href = voucher.get_absolute_url()
        rows.append(LedgerRow(entry.booked_on, voucher.reference, href, text, entry.amount, balance))
    return Ledger(str(account), rows, sum(row.amount for row in rows), opening=opening)


def figure_tiles(figures: Figures) -> list[Tile]:
    """Return the four figures that are the same everywhere, and the egenandel."""
    return [
        Tile(_("Grant received"), format_kroner(figures.granted), "money"),
        Tile(_("Allocated to municipalities"), format_kroner(figures.allocated), note=_("All caps of the year")),
        Tile(
            _("Spent"),
            format_kroner(figures.spent),
            done=figures.spent // 100,
            whole=figures.allocated // 100,
            note=_("Refunds authorised"),
        ),
        Tile(_("Left"), format_kroner(figures.left), note=_("Allocated less spent")),
        Tile(_("Egenandel charged"), format_kroner(figures.egenandel)),
    ]


def municipality_tiles(caps: Iterable[Cap]) -> list[Tile]:
    """Return what a municipality's candidate-years allow, have used and leave."""
    known = list(caps)
    cap, used = sum(row.cap for row in known), sum(row.used for row in known)
    return [
        Tile(_("Cap of our candidates"), format_kroner(cap)),
        Tile(_("Spent"), format_kroner(used), done=used // 100, whole=cap // 100, note=_("Refunds authorised")),
        Tile(_("Left"), format_kroner(sum(row.left for row in known))),
    ]


def budget_lines(budget: Budget) -> list[Fact]:
    """Return the seven lines of the budget with its gross and net."""
    rates = budget.rates
    each = {"places": budget.places, "cap": format_kroner(rates.cap), "egenandel": format_kroner(rates.egenandel)}
    lines = [
        (_("Project leader, social costs included"), rates.project_leader, False),
        (_("Administrative support"), rates.administration, False),
        (_("Office"), rates.office, False),
        (_("%(places)s candidates at %(cap)s") % each, budget.refunds, False),
        (_("Research"), rates.research, False),
        (_("Meetings, travel, gatherings"), rates.gatherings, False),
        (_("Gross"), budget.gross, True),
        (_("Municipal egenandel, %(places)s at %(egenandel)s") % each, -budget.egenandel, False),
        (_("Net"), budget.net, True),
    ]
    return [Fact(label, format_kroner(amount), total=total) for label, amount, total in lines]


def arithmetic(budget: Budget, founding: Budget, norms: tuple[int, int]) -> list[Fact]:
    """Return what follows from the budget: what a grant of the founding size pays for, five years, supervision."""
    rates, grant = budget.rates, founding.net
    minutes, per_supervisor = norms
    course = over_years(budget, PILOT_YEARS)
    about = {"grant": format_kroner(grant), "years": PILOT_YEARS, "places": budget.places}
    return [
        Fact(_("Fixed part"), format_kroner(rates.fixed)),
        Fact(_("Each place, net at a full cap"), format_kroner(rates.net_per_place)),
        Fact(_("Places that a grant of %(grant)s pays for") % about, str(places_paid_for(grant, rates))),
        Fact(
            _("Average refund that %(grant)s affords at %(places)s places") % about,
            format_kroner(affordable_refund(grant, rates, budget.places)),
        ),
        Fact(_("Egenandel in %(years)s years") % about, format_kroner(course.egenandel)),
        Fact(_("Refunds in %(years)s years, at most") % about, format_kroner(course.refunds)),
        Fact(_("Grant in %(years)s years") % about, format_kroner(course.grant)),
        Fact(_("Gross in %(years)s years") % about, format_kroner(course.gross)),
        Fact(_("Supervision, hours a year"), number(supervision_hours(minutes, budget.places))),
        Fact(_("Supervisors needed, at least"), str(supervisors_needed(budget.places, per_supervisor))),
    ]

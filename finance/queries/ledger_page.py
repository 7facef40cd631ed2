"""The ledger, the budget and the overview as templates print them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.money import format_kroner
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.ui.formats import day, moment, number
from alisvest.ui.parts import Fact, Ledger, LedgerRow, Tile
from alisvest.ui.tables import Tab
from finance.models import Account, Entry, Voucher
from finance.queries.caps import Cap
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
from finance.workflow import Category

PILOT_YEARS = 5  # one specialist education long


def voucher_facts(voucher: Voucher, source: tuple[str, str] | None) -> list[Fact]:
    """Return when and by whom a voucher was entered, and what it stands for."""
    facts = [
        Fact(_("Booked on"), day(voucher.booked_on)),
        Fact(_("Kind"), voucher.get_kind_display()),
        Fact(_("Entered"), moment(voucher.posted_at)),
        Fact(_("By"), str(voucher.posted_by)),
    ]
    return [*facts, Fact(_("Document behind it"), *source)] if source else facts


def finance_tabs(user: User, current: str) -> list[Tab]:
    """Return the pages of finance that the reader may open."""
    pages = (
        ("finance:overview", _("Overview"), Role.STEERING),
        ("finance:voucher_list", _("Ledger"), None),
        ("finance:budget_detail", _("Budget"), Role.STEERING),
        ("finance:year_list", _("Financial years"), None),
    )
    municipal = {"finance:overview", "finance:voucher_list"}
    return [
        Tab(label, reverse(name), name == current)
        for name, label, others in pages
        if user.role in STAFF_ROLES | {others} or (user.role in MUNICIPALITY_ROLES and name in municipal)
    ]


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
        Tile(_("Grant received"), format_kroner(figures.granted)),
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

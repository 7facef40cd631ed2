"""A municipality's whole year in the ledger, made by the verbs themselves, for its annual cost statement."""

from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from candidates.models import Candidate
from finance import actions
from finance.actions.statement import issue_statement
from finance.actions.statement_run import start_statement_run
from finance.models import Claim, ClaimLine, FinancialYear
from finance.models.statement import Statement, StatementRun
from finance.workflow import Category
from municipalities.models import EventKind, Municipality, Succession, SuccessionEvent
from municipalities.models.succession import SuccessionKind, SuccessionScope
from tests.make import finance, municipalities, people

KR = 100
IN_2018, IN_2019 = date(2018, 6, 15), date(2019, 1, 21)


@dataclass
class Year:
    """What the builder made: everybody and everything that a test asks about."""

    municipality: Municipality
    candidates: list[Candidate]
    claim: Claim
    leader: User
    administrator: User
    finance: User


def year_2018(
    name: str = "Kvam", *, lines: int = 4, names: tuple[str, ...] = ("Åse Ørjasæter «Bø»",), **facts: str
) -> Year:
    """Make 2018: candidates employed from 1 May, one claim authorised and paid, the egenandel charged and unpaid."""
    finance.year(2018)
    finance.year(2019)
    place = municipalities.municipality(name, **{"title": "herad", "number": "1238"} | facts)
    candidates = [finance.employed(place, start=date(2018, 5, 1)) for _name in names]
    for candidate, called in zip(candidates, names, strict=True):
        candidate.name = called
        candidate.save()
    leader, administrator = people.project_leader(name="Turid Haukås"), people.administrator()
    member = municipalities.member(place, Role.FINANCE)
    with clock.at(IN_2018):
        claim = claim_2018(place, candidates, lines, by=member)
        actions.send_claim(claim, by=member)
        approvals = {line.pk: (line.asked, "") for line in claim.lines.all()}
        first = claim.lines.order_by("pk")[0]
        approvals[first.pk] = (first.asked - 100_50, "Flight <b>not</b> covered")
        actions.attest_claim(claim, approvals=approvals, by=administrator)
        actions.authorise_claim(claim, by=leader)
        actions.pay_claim(claim, paid_on=IN_2018, reference="BBS 441", by=administrator)
    with clock.at(date(2018, 12, 1)):
        actions.charge_egenandel(place, 2018, by=administrator)
    return Year(place, candidates, claim, leader, administrator, member)


def claim_2018(place: Municipality, candidates: list[Candidate], lines: int, *, by: User) -> Claim:
    """Draft a claim with so many lines, shared out among candidates and categories."""
    claim = actions.draft_claim(place, 2018, by=by)
    categories = list(Category)
    for n in range(lines):
        add_line(
            claim, candidates[n % len(candidates)], asked=1_234_56 + n * 10_01, category=categories[n % 3], n=n, by=by
        )
    return claim


def add_line(
    claim: Claim, candidate: Candidate, *, asked: int, category: Category = Category.TRAVEL, n: int = 0, by: User
) -> ClaimLine:
    return actions.add_claim_line(
        claim,
        candidate=candidate,
        category=category,
        spent_on=date(2018, 5, 2 + n % 28),
        what=f"Kurs «{n}» på Øystese & omegn",
        receipt_reference=f"F-{1000 + n}",
        asked=asked,
        fond2=500_00 if n == 0 else 0,
        by=by,
    )


def issued(year: Year) -> Statement:
    with clock.at(IN_2019):
        return issue_statement(year.municipality, 2018, by=year.leader)


def start_run(year: Year) -> StatementRun:
    return start_statement_run(FinancialYear.objects.get(pk=2018), by=year.leader)


def succeeded(predecessor: Municipality, successor: Municipality, *, on: date) -> Succession:
    """Let a municipality become part of another."""
    event = SuccessionEvent.objects.create(kind=EventKind.MERGER, on=on, entered_at=clock.now())
    return Succession.objects.create(
        event=event,
        predecessor=predecessor,
        successor=successor,
        on=on,
        kind=SuccessionKind.MERGED,
        scope=SuccessionScope.WHOLE,
    )


def heir_of(*predecessors: Municipality, name: str = "Ullensvang", on: date = date(2020, 1, 1)) -> Municipality:
    """Let municipalities merge into a new one, which begins on the day that they end."""
    made = municipalities.municipality(name, valid=DateRange(on, None))
    for each in predecessors:
        Municipality.objects.filter(pk=each.pk).update(valid=DateRange(each.valid.lower, on))
        succeeded(each, made, on=on)
        each.refresh_from_db()
    return made

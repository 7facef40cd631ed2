"""The ledger with its years, vouchers, claims through every status, and charges."""

from datetime import date
from itertools import count

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.programme.actions import load_founding_values
from candidates.actions import load_rule_sets
from candidates.models import Candidate, EducationPlan, Employment, RuleSet, ServicePeriod
from candidates.workflow import PlanStatus, ServiceKind
from finance import actions
from finance.actions.ledger import Line, Posting, post
from finance.models import Account, Claim, ClaimLine, EgenandelCharge, FinancialYear, Voucher
from finance.workflow import AccountUse, Category, ClaimStatus, VoucherKind
from municipalities.models import Municipality
from tests.make import municipalities, people, review

_serial = count(1001)  # no number is the beginning of another
IN_2018 = date(2018, 6, 15)
EARLY = date(2016, 1, 1)  # posts may be filled from here on, before every employment that the tests make
KR = 100
MUNICIPAL = MUNICIPALITY_ROLES


def chart() -> None:
    """Bring the chart and the programme's rates in, once."""
    if not Account.objects.exists():
        load_founding_values(by=None)
        actions.load_chart()


def year(number: int = 2018) -> FinancialYear:
    """Return an open year with the chart beside it."""
    chart()
    found = FinancialYear.objects.filter(pk=number).first()
    if found:
        return found
    with clock.at(date(number, 1, 2)):
        return actions.open_year(number, by=people.project_leader())


def posting(
    amount: int = 100 * KR, *, booked_on: date = IN_2018, kind: VoucherKind = VoucherKind.GRANT_RECEIVED
) -> Posting:
    lines = (
        Line(AccountUse.BANK, amount, grant_year=booked_on.year),
        Line(AccountUse.GRANT, -amount, grant_year=booked_on.year),
    )
    return Posting(kind, booked_on, lines, {"year": booked_on.year, "reference": "18/1"})


def voucher(amount: int = 100 * KR, *, booked_on: date = IN_2018, by: User | None = None) -> Voucher:
    """Post a voucher of a grant; the year is opened when it is not there."""
    year(booked_on.year)
    with transaction.atomic():
        return post(posting(amount, booked_on=booked_on), by=by or people.project_leader())


def employed(
    municipality: Municipality | None = None, *, start: date = date(2017, 9, 1), end: date | None = None
) -> Candidate:
    """Make a candidate employed by the municipality in [start, end)."""
    n = next(_serial)
    doctor = Candidate.objects.create(name=f"Doctor {n}", hpr_number=f"{n + 900_000:07}")
    employ(doctor, municipality or municipalities.municipality(), start=start, end=end)
    return doctor


def employ(doctor: Candidate, municipality: Municipality, *, start: date, end: date | None = None) -> Employment:
    """Employ a doctor in a new post of the municipality in [start, end)."""
    post_ = review.position(municipality, start=EARLY)
    return Employment.objects.create(candidate=doctor, position=post_, percentage=100, valid=DateRange(start, end))


def leave(doctor: Candidate, *, start: date, end: date) -> ServicePeriod:
    """Give a doctor leave in [start, end), in an agreed plan."""
    if not RuleSet.objects.exists():
        load_rule_sets()
    plan, _made = EducationPlan.objects.get_or_create(
        candidate=doctor, defaults={"rule_set": RuleSet.objects.get(code="2016"), "start": date(2017, 9, 1)}
    )
    period = ServicePeriod.objects.create(plan=plan, kind=ServiceKind.LEAVE, place="", valid=DateRange(start, end))
    plan.refresh_from_db()
    plan.status, plan.agreed_by, plan.agreed_at = PlanStatus.AGREED, people.project_leader(), clock.now()
    plan.save()
    return period


def claim(
    status: ClaimStatus = ClaimStatus.DRAFT,
    *,
    municipality: Municipality | None = None,
    candidate: Candidate | None = None,
    year_: int = 2018,
    asked: int = 10_000 * KR,
    on: date = IN_2018,
) -> Claim:
    """Take a claim with one line to a status, by the verbs themselves."""
    year(year_)
    place = municipality or municipalities.municipality()
    member = municipalities.member(place, Role.FINANCE)
    with clock.at(on):
        made = actions.draft_claim(place, year_, by=member)
        line(made, candidate=candidate or employed(place), asked=asked, by=member)
        for verb in PATHS[status]:
            {
                "send": lambda: actions.send_claim(made, by=member),
                "withdraw": lambda: actions.withdraw_claim(made, by=member),
                "attest": lambda: actions.attest_claim(made, by=people.administrator()),
                "return": lambda: actions.return_claim(made, comment="Add the receipt.", by=people.administrator()),
                "authorise": lambda: actions.authorise_claim(made, by=people.project_leader()),
                "pay": lambda: actions.pay_claim(made, paid_on=on, reference="P1", by=people.administrator()),
            }[verb]()
    made.refresh_from_db()
    return made


def authorised(claim: Claim) -> Voucher:
    """Return the voucher that a claim's authorisation entered."""
    assert claim.voucher is not None
    return claim.voucher


def payment(claim: Claim) -> Voucher:
    """Return the voucher that a claim's payment entered."""
    assert claim.payment_voucher is not None
    return claim.payment_voucher


PATHS: dict[ClaimStatus, tuple[str, ...]] = {
    ClaimStatus.DRAFT: (),
    ClaimStatus.SENT: ("send",),
    ClaimStatus.WITHDRAWN: ("withdraw",),
    ClaimStatus.RETURNED: ("send", "return"),
    ClaimStatus.ATTESTED: ("send", "attest"),
    ClaimStatus.AUTHORISED: ("send", "attest", "authorise"),
    ClaimStatus.PAID: ("send", "attest", "authorise", "pay"),
}


def line(
    claim: Claim, *, candidate: Candidate, by: User, asked: int = 10_000 * KR, what: str = "Basic course A"
) -> ClaimLine:
    return actions.add_claim_line(
        claim,
        candidate=candidate,
        category=Category.COURSE_FEE,
        spent_on=date(claim.year, 3, 1),
        what=what,
        receipt_reference=f"R-{next(_serial)}",
        asked=asked,
        by=by,
    )


def charge(
    municipality: Municipality | None = None, *, year_: int = 2018, on: date = date(2018, 12, 1)
) -> EgenandelCharge:
    """Charge a municipality that employed one candidate; raises when there is nothing to charge."""
    year(year_)
    place = municipality or municipalities.municipality()
    if municipality is None:
        employed(place)
    with clock.at(on):
        made = actions.charge_egenandel(place, year_, by=people.administrator())
    assert made is not None
    return made

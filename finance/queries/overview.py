"""The economy of a year on one page: the same four figures everywhere, and each municipality's row."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Sum

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.programme.models import NormKind, RateKind
from alisvest.programme.queries import norm_on, rate_on
from candidates.models import Candidate, Employment
from finance.models import ClaimLine, EgenandelCharge, Grant, MonthSum
from finance.queries.caps import Cap, caps_of, days_of
from finance.queries.claims import IN_HAND
from finance.rules.budget import Budget, Rates
from finance.workflow import AccountKind, ClaimStatus
from municipalities.models import Municipality
from municipalities.models.succession import reached, responsible

ECONOMY_READERS = STAFF_ROLES | {Role.STEERING}


@dataclass(frozen=True, slots=True)
class Figures:
    """A year's money in øre. `allocated` is all candidate-years' caps, `spent` the refunds authorised of them."""

    granted: int
    allocated: int
    spent: int
    egenandel: int

    @property
    def left(self) -> int:
        return self.allocated - self.spent


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """What a municipality has of a year, in øre: asked and approved in its claims, paid, and left of its caps."""

    municipality: Municipality
    candidates: int
    cap: int
    asked: int
    approved: int
    paid: int
    left: int


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate-year as its municipality sees it."""

    candidate: Candidate
    cap: Cap
    why: str


def figures(user: User, year: int, caps: dict[int, Cap]) -> Figures:
    """Return the programme's figures of a year, for those who read its economy."""
    if user.role not in ECONOMY_READERS:
        return Figures(0, 0, 0, 0)
    spent = MonthSum.objects.filter(account__kind=AccountKind.COST, grant_year=year)
    granted = Grant.objects.visible_to(user).standing().filter(year=year)
    charged = EgenandelCharge.objects.standing().filter(year=year)
    return Figures(
        int(granted.aggregate(total=Sum("amount", default=0))["total"]),
        sum(cap.cap for cap in caps.values()),
        int(spent.aggregate(total=Sum(F("debit") - F("credit"), default=0))["total"]),
        int(charged.aggregate(total=Sum("amount", default=0))["total"]),
    )


def year_caps(user: User, year: int) -> tuple[dict[int, Cap], dict[int, int]]:
    """Return the caps of all candidate-years in the reader's reach, and which municipality employed each one last."""
    employments = Employment.objects.filter(valid__overlap=days_of(year))
    if user.role in MUNICIPALITY_ROLES:
        employments = employments.filter(reached(user, "position__municipality"))
    elif user.role not in ECONOMY_READERS:
        employments = employments.none()
    employer = responsible("position__municipality", date(year, 12, 31))
    last = dict(employments.annotate(employer=employer).order_by("valid").values_list("candidate", "employer"))
    return caps_of(year, last), last


def municipality_rows(user: User, year: int, caps: dict[int, Cap], last: dict[int, int]) -> list[MunicipalityRow]:
    """Return a row for each municipality that employed a candidate or claimed in the year, by name."""
    if user.role not in ECONOMY_READERS:
        return []
    totals = {
        row["claim__municipality"]: (row["asked_sum"], row["approved_sum"], row["paid_sum"])
        for row in ClaimLine.objects.filter(claim__year=year, claim__status__in=IN_HAND)
        .order_by()
        .values("claim__municipality")
        .annotate(
            asked_sum=Sum("asked"),
            approved_sum=Sum("approved", default=0),
            paid_sum=Sum("approved", filter=Q(claim__status=ClaimStatus.PAID), default=0),
        )
    }
    own: dict[int, list[Cap]] = defaultdict(list)
    for candidate, municipality in last.items():
        own[municipality].append(caps[candidate])
    return [
        MunicipalityRow(
            municipality,
            len(own[municipality.pk]),
            sum(cap.cap for cap in own[municipality.pk]),
            *totals.get(municipality.pk, (0, 0, 0)),
            sum(cap.left for cap in own[municipality.pk]),
        )
        for municipality in Municipality.objects.filter(pk__in={*own, *totals})
    ]


def candidate_rows(user: User, caps: dict[int, Cap]) -> list[CandidateRow]:
    """Return a municipality's own candidate-years, by name."""
    if user.role not in MUNICIPALITY_ROLES:
        return []
    own = Candidate.objects.filter(pk__in=caps).order_by("name")
    return [CandidateRow(row, caps[row.pk], caps[row.pk].counted.explanation()) for row in own]


def budget_on(day: date, places: int | None = None) -> Budget:
    """Return the budget at the rates of a day, for the norm's number of places unless another is asked for."""
    rates = Rates(**{kind.value: rate_on(kind, day) for kind in RateKind})
    return Budget(rates, norm_on(NormKind.PLACES, day) if places is None else places)


def supervision_norms(day: date) -> tuple[int, int]:
    """Return minutes of supervision a month, and candidates per supervisor, as the programme has decided them."""
    return norm_on(NormKind.SUPERVISION_MINUTES, day), norm_on(NormKind.CANDIDATES_PER_SUPERVISOR, day)

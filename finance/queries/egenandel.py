"""The egenandel as charged, and what is still to be charged."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.programme.models import RateKind
from alisvest.programme.queries import NotDecidedError, rate_on
from finance.models import EgenandelCharge, EgenandelLine
from finance.queries.caps import municipality_years
from finance.rules.candidate_year import explain
from municipalities.models import Municipality


def charges_for(user: User) -> QuerySet[EgenandelCharge]:
    return EgenandelCharge.objects.visible_to(user).select_related("municipality", "voucher", "charged_by")


def charges_unpaid(user: User) -> QuerySet[EgenandelCharge]:
    """Return invoices with something outstanding, whether or not their day is past, the nearest day first."""
    unpaid = EgenandelCharge.objects.visible_to(user).standing().filter(due_on__isnull=False, settled__lt=F("amount"))
    return unpaid.select_related("municipality").order_by("due_on", "pk")


def charges_due(user: User, day: date) -> QuerySet[EgenandelCharge]:
    """Return invoices past their day with something outstanding, oldest first."""
    overdue = EgenandelCharge.objects.visible_to(user).standing().filter(due_on__lt=day, settled__lt=F("amount"))
    return overdue.select_related("municipality").order_by("due_on")


def lines_of(charge: EgenandelCharge) -> list[tuple[EgenandelLine, str]]:
    """Return the charge's candidate-years, each with why it has so many months."""
    return [
        (line, explain(line.months, line.started_on, line.ended_on, line.leave_months))
        for line in charge.lines.select_related("candidate")
    ]


@dataclass(frozen=True, slots=True)
class ToCharge:
    """A municipality not yet charged for a year: its candidate-years, and what they come to (øre)."""

    municipality: Municipality
    candidates: int
    amount: int


def to_charge(user: User, year: int) -> list[ToCharge]:
    """Return the municipalities that have a candidate-year and no charge, by name; for staff."""
    if user.role not in STAFF_ROLES:
        return []
    counted = municipality_years(year)
    if not counted:  # a year before the programme has no rate either
        return []
    try:
        rate = rate_on(RateKind.EGENANDEL, date(year, 1, 1))
    except NotDecidedError:  # nothing can be charged before the programme has decided how much
        return []
    charged = EgenandelCharge.objects.standing().filter(year=year).values("municipality")
    waiting = []
    for municipality in Municipality.objects.filter(pk__in=list(counted)).exclude(pk__in=charged):
        amounts = [amount for share in counted[municipality.pk].values() if (amount := share.amount(rate))]
        if amounts:
            waiting.append(ToCharge(municipality, len(amounts), sum(amounts)))
    return waiting

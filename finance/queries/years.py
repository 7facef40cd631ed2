"""Financial years, for everybody who reads the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal
from alisvest.ui.badges import Badge
from finance.models import Claim, FinancialYear
from finance.rules.ledger import refuse_close_year
from finance.workflow import ClaimStatus, YearStatus

SEAL_SHOWN = 12  # of 64 characters: enough to compare by eye with the statement


def years_for(user: User) -> QuerySet[FinancialYear]:
    """Return the years with their numbers of vouchers, for staff."""
    if user.role not in STAFF_ROLES:
        return FinancialYear.objects.none()
    return FinancialYear.objects.select_related("opened_by", "closed_by").annotate(voucher_count=Count("vouchers"))


def is_open(year: int) -> bool:
    return FinancialYear.objects.filter(pk=year, status=YearStatus.OPEN).exists()


def earlier_open_year(year: int) -> int | None:
    """Return the first open year before this one."""
    earlier = FinancialYear.objects.filter(year__lt=year, status=YearStatus.OPEN).order_by("year").first()
    return earlier.year if earlier else None


def waiting_claims(year: int) -> list[Claim]:
    """Return the year's claims that wait for the programme: sent or attested."""
    waiting = Claim.objects.filter(year=year, status__in=(ClaimStatus.SENT, ClaimStatus.ATTESTED))
    return list(waiting.select_related("municipality"))


def years() -> list[int]:
    """Return the years of the ledger, newest first."""
    return list(FinancialYear.objects.order_by("-year").values_list("year", flat=True))


def refusal_to_close(year: FinancialYear, user: User) -> Refusal | None:
    """Say beforehand why the year cannot be closed; the action asks again under its lock."""
    return refuse_close_year(
        year,
        by=user,
        today=clock.today(),
        earlier_open=earlier_open_year(year.year),
        waiting=waiting_claims(year.year),
    )


@dataclass(frozen=True, slots=True)
class YearRow:
    year: int
    badge: Badge
    vouchers: int
    closed_at: datetime | None
    closed_by: str
    seal: str
    close_href: str


def year_rows(found: Iterable[Any]) -> list[YearRow]:
    """Make the rows of years that carry their numbers of vouchers."""
    return [
        YearRow(
            year.year,
            Badge(year.get_status_display(), "info" if year.status == YearStatus.OPEN else "success"),
            year.voucher_count,
            year.closed_at,
            str(year.closed_by) if year.closed_by else "",
            year.chain_head[:SEAL_SHOWN],
            reverse("finance:year_close", args=[year.year]) if year.status == YearStatus.OPEN else "",
        )
        for year in found
    ]

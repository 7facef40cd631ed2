"""Financial years, for everybody who reads the ledger."""

from django.db.models import Count, QuerySet

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES, Role
from finance.models import Claim, FinancialYear
from finance.workflow import ClaimStatus, YearStatus


def years_for(user: User) -> QuerySet[FinancialYear]:
    """Return the years with their numbers of vouchers, for staff and auditors."""
    if user.role not in STAFF_ROLES | {Role.AUDITOR}:
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

"""What may be entered, and when."""

from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from finance.models import ChargeMode, Claim, EgenandelCharge, FinancialYear, Voucher
from finance.workflow import YEAR_MOVES, ClaimStatus, VoucherKind, YearStatus


def refuse_booking(year: int, status: str | None) -> Refusal | None:
    """Refuse to enter anything in a year that is not there or closed. `status` is None for a year never opened."""
    if status is None:
        return not_now(_("The financial year %(year)s is not opened.") % {"year": year})
    if status == YearStatus.CLOSED:
        return not_now(_("The financial year %(year)s is closed and takes no more vouchers.") % {"year": year})
    return None


def booking_day(year: int, today: date, *, year_is_open: bool) -> date:
    """Return the date an accrual of a year is booked on: in that year for as long as it is open, today after that."""
    if today.year <= year or not year_is_open:
        return today
    return date(year, 12, 31)


def refuse_open_year(year: int, *, exists: bool, by: User, today: date) -> Refusal | None:
    """A year is opened once, at the earliest in the December before it."""
    if refusal := refuse_role(by, {Role.PROJECT_LEADER}):
        return refusal
    if exists:
        return not_now(_("The financial year %(year)s is already there.") % {"year": year}, field="year")
    if today < date(year - 1, 12, 1):
        return not_now(_("A financial year is opened at the earliest in the December before it."), field="year")
    return None


def refuse_close_year(
    year: FinancialYear, *, by: User, today: date, earlier_open: int | None, waiting: list[Claim]
) -> Refusal | None:
    """A year is closed when it is over, the years before it are closed, and none of its claims waits for the programme."""
    refusal = refuse_move(YEAR_MOVES, "close", status=year.status, status_label=year.get_status_display(), by=by)
    if refusal:
        return refusal
    if today.year <= year.year:
        return not_now(_("The year is not over."))
    if earlier_open is not None:
        return not_now(_("Close %(year)s first.") % {"year": earlier_open})
    if waiting:
        return not_now(
            _("Claims of the year wait to be attested or authorised. Finish or return them first."),
            details=[f"{claim.reference} {claim.municipality}" for claim in waiting],
        )
    return None


def refuse_reverse_at_all(voucher: Voucher, *, by: User, reversal: Voucher | None) -> Refusal | None:
    """A voucher is reversed once, a reversal never."""
    if refusal := refuse_role(by, {Role.PROJECT_LEADER}):
        return refusal
    if voucher.kind == VoucherKind.REVERSAL:
        return not_now(_("A reversal is not reversed. Enter the right voucher instead."))
    if reversal is not None:
        return not_now(_("The voucher is already reversed."))
    return None


def refuse_reverse(
    voucher: Voucher,
    *,
    by: User,
    reason: str,
    reversal: Voucher | None,
    charge: EgenandelCharge | None,
    claim: Claim | None,
) -> Refusal | None:
    """A voucher is not reversed before what was built upon it is, and never without a reason."""
    if refusal := refuse_reverse_at_all(voucher, by=by, reversal=reversal):
        return refusal
    if charge is not None and charge.settled and charge.mode != ChargeMode.INTERNAL:
        return not_now(_("The egenandel is paid, wholly or in part. Reverse the payment first."))
    if claim is not None and claim.status == ClaimStatus.PAID:
        return not_now(_("The refund is paid. Reverse the payment first."))
    if not reason.strip():
        return not_now(_("Write why the voucher is reversed."), field="reason")
    return None

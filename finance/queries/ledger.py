"""Reading the ledger: an account's entries with their running balance, a voucher with its entries, balances."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from finance.models import Account, Claim, EgenandelCharge, Entry, MonthSum, Voucher
from finance.workflow import AccountKind, AccountUse
from municipalities.models.succession import reached


def accounts() -> QuerySet[Account]:
    return Account.objects.all()


def vouchers_for(user: User) -> QuerySet[Voucher]:
    return Voucher.objects.visible_to(user).select_related("year", "posted_by", "reverses", "reversed_by")


def entries_of(user: User, voucher: Voucher) -> QuerySet[Entry]:
    """Return a voucher's entries as far as the reader may see them."""
    return Entry.objects.visible_to(user).filter(voucher=voucher).select_related("account", "municipality", "candidate")


def names_candidates(user: User) -> bool:
    """Whether the reader may see who an entry is about."""
    return user.role in STAFF_ROLES or user.scope is not None


def account_entries(user: User, account: Account, *, year: int, municipality: int | None = None) -> QuerySet[Entry]:
    """Return the entries of an account in a year, in the order they are read, as far as the reader may see them."""
    entries = Entry.objects.visible_to(user).filter(
        account=account, booked_on__gte=date(year, 1, 1), booked_on__lt=date(year + 1, 1, 1)
    )
    if municipality is not None:
        entries = entries.filter(municipality=municipality)
    return entries.select_related("voucher", "candidate").order_by("booked_on", "voucher__number", "pk")


def opening_balance(user: User, account: Account, *, year: int, municipality: int | None = None) -> int:
    """Return the balance an account brings into a year (øre): nothing for income and cost, which begin at zero."""
    if account.kind in (AccountKind.INCOME, AccountKind.COST):
        return 0
    before = MonthSum.objects.filter(account=account, month__lt=date(year, 1, 1))
    if municipality is not None:
        before = before.filter(municipality=municipality)
    elif user.scope is not None:
        before = before.filter(reached(user))
    return int(before.aggregate(total=Sum(F("debit") - F("credit"), default=0))["total"])


def total_before(entries: QuerySet[Entry], first: int) -> int:
    """Return the sum of the entries before the one numbered `first`, from one (øre)."""
    if first <= 1:
        return 0
    return int(entries.select_related(None)[: first - 1].aggregate(total=Sum("amount", default=0))["total"])


def first_account(user: User, accounts: Sequence[Account]) -> Account | None:
    """Return the account that the ledger opens with: the bank, or for a municipality what it is owed."""
    use = AccountUse.BANK if user.scope is None else AccountUse.REFUNDS_PAYABLE
    return next((account for account in accounts if account.use == use), None)


def reversal_of(voucher: Voucher) -> Voucher | None:
    """Return the voucher that reverses this one."""
    return getattr(voucher, "reversed_by", None)


def source_of(user: User, voucher: Voucher) -> tuple[str, str] | None:
    """Return what the voucher stands for, as words and address, where the reader may open it."""
    claim = Claim.objects.visible_to(user).filter(Q(voucher=voucher) | Q(payment_voucher=voucher)).first()
    if claim is not None:
        return _("Claim %(claim)s") % {"claim": claim.reference}, claim.get_absolute_url()
    charge = EgenandelCharge.objects.visible_to(user).filter(voucher=voucher).first()
    if charge is not None:
        return _("Egenandel %(year)s") % {"year": charge.year}, charge.get_absolute_url()
    return None


@dataclass(frozen=True, slots=True)
class Balance:
    """An account's balance in øre, debit positive."""

    account: Account
    amount: int


def balances(day: date, *, municipality: int | None = None, grant_year: int | None = None) -> list[Balance]:
    """Return every account's balance at the end of a day: whole months from their sums, the last one from its entries."""
    month = day.replace(day=1)
    about = Q()
    if municipality is not None:
        about &= Q(municipality=municipality)
    if grant_year is not None:
        about &= Q(grant_year=grant_year)
    totals: dict[int, int] = dict(
        MonthSum.objects.filter(about, month__lt=month)
        .order_by()
        .values_list("account")
        .annotate(total=Sum(F("debit") - F("credit")))
    )
    begun = Entry.objects.filter(about, booked_on__gte=month, booked_on__lte=day).order_by()
    for account, amount in begun.values_list("account").annotate(total=Sum("amount")):
        totals[account] = totals.get(account, 0) + amount
    return [Balance(account, int(totals.get(account.pk, 0))) for account in Account.objects.all()]

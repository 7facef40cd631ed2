"""Posting: the one way into the ledger. Every verb that moves money describes it and calls `post`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.rules import require
from finance.models import Account, Entry, Voucher
from finance.rules.ledger import refuse_booking
from finance.workflow import AccountUse, VoucherKind


@dataclass(frozen=True, slots=True)
class Line:
    """One entry to be: signed øre, debit positive, and what it concerns. Keys, not rows."""

    use: AccountUse
    amount: int
    grant_year: int | None = None
    municipality: int | None = None
    candidate: int | None = None
    candidate_year: int | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """A voucher to be. `facts` fill the voucher's sentence and hold no personal name."""

    kind: VoucherKind
    booked_on: date
    lines: Sequence[Line]
    facts: dict[str, str | int] = field(default_factory=dict)
    reverses: Voucher | None = None


@transaction.atomic
def post(posting: Posting, *, by: User) -> Voucher:
    """Enter one voucher. Raises RefusedError when the year takes nothing, ValueError when the lines do not balance."""
    return post_all([posting], by=by)[0]


@transaction.atomic
def post_all(postings: Sequence[Posting], *, by: User) -> list[Voucher]:
    """Enter vouchers, all or none, in six statements however many they are. Numbers follow the order given."""
    for posting in postings:
        _check(posting)
    wanted = Counter(posting.booked_on.year for posting in postings)
    _hold_open(sorted(wanted))
    accounts = _accounts({line.use for posting in postings for line in posting.lines})
    next_number = {year: _draw(year, count) for year, count in sorted(wanted.items())}
    now = clock.now()
    vouchers = []
    for posting in postings:
        year = posting.booked_on.year
        vouchers.append(
            Voucher(
                year_id=year,
                number=next_number[year],
                kind=posting.kind,
                booked_on=posting.booked_on,
                facts=posting.facts,
                reverses=posting.reverses,
                posted_by=by,
                posted_at=now,
            )
        )
        next_number[year] += 1
    Voucher.objects.bulk_create(vouchers)
    Entry.objects.bulk_create(
        _entry(voucher, line, accounts)
        for voucher, posting in zip(vouchers, postings, strict=True)
        for line in posting.lines
    )
    return vouchers


def _check(posting: Posting) -> None:
    """Find a mistake of the caller before the database does."""
    if len(posting.lines) < 2 or sum(line.amount for line in posting.lines) != 0:
        raise ValueError("a voucher has at least two lines that sum to zero")


def _entry(voucher: Voucher, line: Line, accounts: dict[str, int]) -> Entry:
    return Entry(
        voucher=voucher,
        account_id=accounts[line.use],
        booked_on=voucher.booked_on,
        amount=line.amount,
        municipality_id=line.municipality,
        candidate_id=line.candidate,
        candidate_year=line.candidate_year,
        grant_year=line.grant_year,
        category=line.category,
    )


def _accounts(uses: Iterable[AccountUse]) -> dict[str, int]:
    return dict(Account.objects.filter(use__in=list(uses)).values_list("use", "pk"))


def _hold_open(years: Sequence[int]) -> None:
    """Keep the years from being closed until this transaction ends. A foreign key's own lock would not."""
    for year in years:
        with connection.cursor() as cursor:
            cursor.execute("SELECT status FROM public.finance_financialyear WHERE year = %s FOR SHARE", [year])
            row = cursor.fetchone()
        require(refuse_booking(year, row[0] if row else None))


def _draw(year: int, count: int) -> int:
    """Take so many voucher numbers of a year and return the first; others wait, and a failed posting gives them back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE public.finance_voucherseries SET next_number = next_number + %s WHERE year_id = %s"
            " RETURNING next_number",
            [count, year],
        )
        return int(cursor.fetchone()[0]) - count

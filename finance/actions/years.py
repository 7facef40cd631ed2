"""Opening a financial year and closing it for good."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from finance.models import FinancialYear, Seal, VoucherSeries
from finance.queries.verification import chain_before, seals_of
from finance.queries.years import earlier_open_year, waiting_claims
from finance.rules import ledger as rules
from finance.workflow import YEAR_MOVES


@transaction.atomic
def open_year(year: int, *, by: User) -> FinancialYear:
    """Let a year take vouchers, numbered from one."""
    exists = FinancialYear.objects.filter(pk=year).exists()
    require(rules.refuse_open_year(year, exists=exists, by=by, today=clock.today()))
    opened = FinancialYear.objects.create(year=year, opened_by=by, opened_at=clock.now())
    VoucherSeries.objects.create(year=opened)
    record("finance.year_opened", opened, by=by)
    return opened


@transaction.atomic
def close_year(year: int, *, by: User) -> FinancialYear:
    """Close a year for good and seal its vouchers into a chain. Waits for postings under way, and they for it."""
    closing = FinancialYear.objects.select_for_update(of=("self",)).get(pk=year)
    require(
        rules.refuse_close_year(
            closing,
            by=by,
            today=clock.today(),
            earlier_open=earlier_open_year(year),
            waiting=waiting_claims(year),
        )
    )
    head = before = chain_before(year)
    seals = []
    for voucher, sha256 in seals_of(year, before):
        seals.append(Seal(voucher_id=voucher, sha256=sha256))
        head = sha256
    Seal.objects.bulk_create(seals, batch_size=2000)
    closing.status = YEAR_MOVES["close"].target
    closing.closed_by, closing.closed_at, closing.chain_head = by, clock.now(), head
    closing.save(update_fields=["status", "closed_by", "closed_at", "chain_head"])
    record("finance.year_closed", closing, by=by, changes={"chain_head": head, "vouchers": len(seals)})
    return closing

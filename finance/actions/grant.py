"""Entering the grant as it is received."""

from datetime import date
from uuid import UUID

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from finance.actions.ledger import Line, Posting, post
from finance.models import Grant
from finance.rules import grant as rules
from finance.workflow import AccountUse, VoucherKind

VERB = "finance.grant_recorded"


@transaction.atomic
def record_grant(
    *, year: int, amount: int, received_on: date, reference: str, idempotency_key: UUID | None = None, by: User
) -> Grant:
    """Enter an instalment of a year's grant (øre), booked on the day it was received."""
    content = {"year": year, "amount": amount, "received_on": received_on, "reference": reference}
    if (earlier := earlier_result(idempotency_key, content, verb=VERB, by=by)) is not None:
        return Grant.objects.visible_to(by).get(pk=earlier)
    used = Grant.objects.standing().filter(year=year, reference=reference).exists()
    require(
        rules.refuse_record(amount=amount, received_on=received_on, today=clock.today(), reference_used=used, by=by)
    )
    voucher = post(
        Posting(
            VoucherKind.GRANT_RECEIVED,
            received_on,
            (Line(AccountUse.BANK, amount, grant_year=year), Line(AccountUse.GRANT, -amount, grant_year=year)),
            {"year": year, "reference": reference},
        ),
        by=by,
    )
    grant = Grant.objects.create(
        year=year,
        amount=amount,
        received_on=received_on,
        reference=reference,
        voucher=voucher,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    record(VERB, grant, by=by, changes=content)
    remember_result(idempotency_key, content, verb=VERB, by=by, subject=grant)
    return grant

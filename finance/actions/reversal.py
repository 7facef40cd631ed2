"""Correcting: a voucher is never changed but mirrored, and what it stood for goes back to where it was."""

from django.db import transaction
from django.db.models import F

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from finance.actions.ledger import Line, Posting, post
from finance.actions.refund import hand_back
from finance.models import CapUse, Claim, EgenandelCharge, Voucher
from finance.rules.ledger import refuse_reverse
from finance.workflow import CLAIM_MOVES, AccountUse, VoucherKind


@transaction.atomic
def reverse_voucher(voucher: Voucher, *, reason: str, by: User) -> Voucher:
    """Enter the voucher's mirror image today, once, and undo what it stood for. Returns the reversal.

    An authorised claim goes back to the municipality and frees its cap; a payment makes the claim payable again; a
    charge is credited; a payment of egenandel makes it outstanding again.
    """
    voucher = Voucher.objects.visible_to(by).get(pk=voucher.pk)
    claim = Claim.objects.filter(voucher=voucher).select_for_update(of=("self",)).first()
    paid = Claim.objects.filter(payment_voucher=voucher).select_for_update(of=("self",)).first()
    charge = EgenandelCharge.objects.filter(voucher=voucher).select_for_update(of=("self",)).first()
    reversal = Voucher.objects.filter(reverses=voucher).first()
    require(refuse_reverse(voucher, by=by, reason=reason, reversal=reversal, charge=charge, claim=claim))
    if claim is not None:
        _free_caps(claim)
        hand_back(claim, comment=reason, verb="reverse_authorisation", by=by)
        record("finance.claim_authorisation_reversed", claim, by=by, reason=reason.strip())
    if paid is not None:
        _unpay(paid)
        record("finance.claim_payment_reversed", paid, by=by, reason=reason.strip())
    if charge is not None:
        EgenandelCharge.objects.filter(pk=charge.pk).update(credited=True, settled=0)
        record("finance.egenandel_credited", charge, by=by, reason=reason.strip())
    if voucher.kind in (VoucherKind.REFUND_PAID, VoucherKind.EGENANDEL_RECEIVED):
        _unsettle(voucher)
    reversal = _post_mirror(voucher, by=by)
    record("finance.voucher_reversed", voucher, by=by, changes={"reversal": reversal.reference}, reason=reason.strip())
    return reversal


def _post_mirror(voucher: Voucher, *, by: User) -> Voucher:
    lines = [
        Line(
            AccountUse(entry.account.use),
            -entry.amount,
            grant_year=entry.grant_year,
            municipality=entry.municipality_id,
            candidate=entry.candidate_id,
            candidate_year=entry.candidate_year,
            category=entry.category,
        )
        for entry in voucher.entries.select_related("account")
    ]
    facts: dict[str, str | int] = {"voucher": voucher.reference}
    return post(Posting(VoucherKind.REVERSAL, clock.today(), lines, facts, reverses=voucher), by=by)


def _free_caps(claim: Claim) -> None:
    for line in claim.lines.filter(approved__gt=0).order_by("candidate"):
        CapUse.objects.filter(candidate=line.candidate_id, year=claim.year).update(used=F("used") - line.approved)


def _unpay(claim: Claim) -> None:
    claim.status = CLAIM_MOVES["reverse_payment"].target
    claim.paid_by = claim.paid_at = claim.paid_on = claim.payment_voucher = None
    claim.payment_reference = ""
    claim.save()


def _unsettle(voucher: Voucher) -> None:
    """Make the egenandel that this voucher settled outstanding again; each entry names its year."""
    for entry in voucher.entries.filter(account__use=AccountUse.EGENANDEL_RECEIVABLE, grant_year__isnull=False):
        EgenandelCharge.objects.standing().filter(
            municipality=entry.municipality_id, year=entry.grant_year or 0
        ).update(settled=F("settled") + entry.amount)

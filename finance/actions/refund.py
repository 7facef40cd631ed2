"""The programme's verbs on a claim: attest, return, authorise, pay. Two of them post."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from candidates.models import Candidate
from finance.actions.claim import locked
from finance.actions.ledger import Line, Posting, post
from finance.models import CapUse, ChargeMode, Claim, ClaimLine, EgenandelCharge
from finance.queries.caps import caps_of
from finance.queries.years import is_open
from finance.rules import claim as rules
from finance.rules.ledger import booking_day
from finance.workflow import CLAIM_MOVES, AccountUse, VoucherKind, account_of
from municipalities.queries import conflict_of_interest


@transaction.atomic
def attest_claim(claim: Claim, *, approvals: Mapping[int, tuple[int, str]] | None = None, by: User) -> Claim:
    """Confirm that the costs were had, are documented and coded. `approvals`: line → (øre approved, reason when less).

    Lines that are not named are approved as asked.
    """
    claim = locked(claim, by)
    require(rules.refuse_attest(claim, by=by))
    lines = list(claim.lines.all())
    decided = approvals or {}
    require(rules.refuse_approvals(lines, decided))
    for line in lines:
        line.approved, reason = decided.get(line.pk, (line.asked, ""))
        line.reason = reason.strip() if line.approved < line.asked else ""
    ClaimLine.objects.bulk_update(lines, ["approved", "reason"])
    claim.status = CLAIM_MOVES["attest"].target
    claim.attested_by, claim.attested_at = by, clock.now()
    claim.save(update_fields=["status", "attested_by", "attested_at"])
    less = {str(line.pk): [line.asked, line.approved, line.reason] for line in lines if line.approved != line.asked}
    record("finance.claim_attested", claim, by=by, changes={"approved_less": less} if less else {})
    return claim


@transaction.atomic
def return_claim(claim: Claim, *, comment: str, by: User) -> Claim:
    """Give the claim back to the municipality with what to put right; decisions on its lines are taken back."""
    claim = locked(claim, by)
    require(rules.refuse_return(claim, comment=comment, by=by))
    hand_back(claim, comment=comment, verb="return", by=by)
    record("finance.claim_returned", claim, by=by, reason=comment)
    return claim


def hand_back(claim: Claim, *, comment: str, verb: str, by: User) -> None:
    """Make the claim the municipality's again: no attestation, no authorisation, no approved amounts."""
    claim.status = CLAIM_MOVES[verb].target
    claim.returned_by, claim.returned_at, claim.return_comment = by, clock.now(), comment.strip()
    claim.attested_by = claim.attested_at = claim.authorised_by = claim.authorised_at = claim.voucher = None
    claim.save()
    claim.lines.update(approved=None, reason="")


@transaction.atomic
def authorise_claim(claim: Claim, *, by: User) -> Claim:
    """Commit the programme to pay: uses the caps, posts one voucher. A second person, never the attester or the claimant."""
    claim = locked(claim, by)
    lines = list(claim.lines.filter(approved__gt=0).select_related("candidate"))
    approved = sum(line.approved or 0 for line in lines)
    conflict = conflict_of_interest(by, claim.municipality, clock.today())
    require(rules.refuse_authorise(claim, approved=approved, by=by, conflict=conflict))
    _use_caps(claim, lines)
    voucher = post(
        Posting(
            VoucherKind.REFUND_AUTHORISED,
            booking_day(claim.year, clock.today(), year_is_open=is_open(claim.year)),
            _refund_lines(claim, lines, approved),
            {"municipality": claim.municipality.name, "claim": claim.reference},
        ),
        by=by,
    )
    claim.status = CLAIM_MOVES["authorise"].target
    claim.authorised_by, claim.authorised_at, claim.voucher = by, clock.now(), voucher
    claim.save(update_fields=["status", "authorised_by", "authorised_at", "voucher"])
    record("finance.claim_authorised", claim, by=by, changes={"voucher": voucher.reference, "amount": approved})
    return claim


def _refund_lines(claim: Claim, lines: Sequence[ClaimLine], approved: int) -> list[Line]:
    costs = [
        Line(
            account_of(line.category),
            line.approved or 0,
            grant_year=claim.year,
            municipality=claim.municipality_id,
            candidate=line.candidate_id,
            candidate_year=claim.year,
            category=line.category,
        )
        for line in lines
    ]
    owed = Line(AccountUse.REFUNDS_PAYABLE, -approved, grant_year=claim.year, municipality=claim.municipality_id)
    return [*costs, owed]


def _use_caps(claim: Claim, lines: Sequence[ClaimLine]) -> None:
    """Take what is approved out of each candidate-year's cap, under the lock of its counter; refuse what does not fit."""
    wanted: dict[int, int] = defaultdict(int)
    for line in lines:
        wanted[line.candidate_id] += line.approved or 0
    keys = sorted(wanted)
    names = dict(
        Candidate.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True).values_list("pk", "name")
    )
    CapUse.objects.bulk_create(
        [CapUse(candidate_id=key, year=claim.year, cap=0) for key in keys], ignore_conflicts=True
    )
    counters = {use.candidate_id: use for use in _counters(claim.year, keys)}
    caps = caps_of(claim.year, keys)
    require(
        rules.refuse_above_cap(
            [(names[key], wanted[key], max(0, caps[key].cap - counters[key].used)) for key in keys], claim.year
        )
    )
    for key in keys:
        CapUse.objects.filter(pk=counters[key].pk).update(cap=caps[key].cap, used=F("used") + wanted[key])


def _counters(year: int, candidates: Sequence[int]) -> list[CapUse]:
    return list(CapUse.objects.filter(year=year, candidate__in=candidates).order_by("candidate").select_for_update())


@transaction.atomic
def pay_claim(claim: Claim, *, paid_on: date, reference: str, idempotency_key: UUID | None = None, by: User) -> Claim:
    """Enter the payment. Where the egenandel is netted, what is outstanding is settled here, as an entry of its own."""
    verb, content = "finance.claim_paid", {"claim": claim.pk, "paid_on": paid_on, "reference": reference}
    claim = locked(claim, by)
    if (earlier := earlier_result(idempotency_key, content, verb=verb, by=by)) is not None:
        return Claim.objects.visible_to(by).get(pk=earlier)
    require(rules.refuse_pay(claim, paid_on=paid_on, today=clock.today(), by=by))
    owed = sum(line.approved or 0 for line in claim.lines.all())
    netted = _net(claim, owed)
    lines = [
        Line(AccountUse.REFUNDS_PAYABLE, owed, grant_year=claim.year, municipality=claim.municipality_id),
        *netted,
    ]
    if rest := owed + sum(line.amount for line in netted):
        lines.append(Line(AccountUse.BANK, -rest, grant_year=claim.year, municipality=claim.municipality_id))
    voucher = post(
        Posting(
            VoucherKind.REFUND_PAID,
            paid_on,
            lines,
            {"municipality": claim.municipality.name, "claim": claim.reference, "reference": reference},
        ),
        by=by,
    )
    claim.status = CLAIM_MOVES["pay"].target
    claim.paid_by, claim.paid_at, claim.paid_on, claim.payment_reference = by, clock.now(), paid_on, reference
    claim.payment_voucher = voucher
    claim.save(update_fields=["status", "paid_by", "paid_at", "paid_on", "payment_reference", "payment_voucher"])
    record(verb, claim, by=by, changes={"voucher": voucher.reference, "paid": rest, "netted": owed - rest})
    remember_result(idempotency_key, content, verb=verb, by=by, subject=claim)
    return claim


def _net(claim: Claim, room: int) -> list[Line]:
    """Settle outstanding egenandel of netting years, oldest first, within the refund; one credit entry for each."""
    lines = []
    charges = EgenandelCharge.objects.standing().filter(
        municipality=claim.municipality_id, mode=ChargeMode.NETTING, settled__lt=F("amount")
    )
    for charge in charges.order_by("year").select_for_update(of=("self",)):
        part = min(room, charge.outstanding)
        if not part:
            break
        room -= part
        EgenandelCharge.objects.filter(pk=charge.pk).update(settled=F("settled") + part)
        lines.append(
            Line(AccountUse.EGENANDEL_RECEIVABLE, -part, grant_year=charge.year, municipality=charge.municipality_id)
        )
    return lines

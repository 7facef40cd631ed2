"""The municipality's verbs on a claim: draft, lines, send, withdraw."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from alisvest.documents.actions import withdraw_files_of
from candidates.models import Candidate
from finance.models import Claim, ClaimLine
from finance.queries.caps import employed_in
from finance.rules import claim as rules
from finance.workflow import CLAIM_MOVES
from municipalities.models import Municipality


def locked(claim: Claim, by: User) -> Claim:
    """Fetch the claim again, within the person's reach, and hold it until the transaction ends."""
    return Claim.objects.visible_to(by).select_for_update(of=("self",)).get(pk=claim.pk)


@transaction.atomic
def draft_claim(municipality: Municipality, year: int, *, by: User) -> Claim:
    """Begin a claim of the municipality for a calendar year."""
    require(rules.refuse_draft(by=by, municipality_id=municipality.pk, year=year, today=clock.today()))
    claim = Claim.objects.create(municipality=municipality, year=year, drafted_by=by, drafted_at=clock.now())
    record("finance.claim_drafted", claim, by=by, changes={"year": year})
    return claim


@transaction.atomic
def add_claim_line(
    claim: Claim,
    *,
    candidate: Candidate,
    category: str,
    spent_on: date,
    what: str,
    receipt_reference: str,
    asked: int,
    fond2: int = 0,
    idempotency_key: UUID | None = None,
    by: User,
) -> ClaimLine:
    """Enter a documented cost (øre, net of VAT): what is asked of the programme, and what Fond II covered."""
    claim = locked(claim, by)
    content = {
        "candidate": candidate.pk,
        "category": category,
        "spent_on": spent_on,
        "what": what,
        "receipt_reference": receipt_reference,
        "asked": asked,
        "fond2": fond2,
    }
    verb, sent = "finance.claim_line_added", {"claim": claim.pk} | content
    if (earlier := earlier_result(idempotency_key, sent, verb=verb, by=by)) is not None:
        return claim.lines.get(pk=earlier)
    _require_line(claim, candidate, spent_on, by)
    line = ClaimLine.objects.create(claim=claim, **{**content, "candidate": candidate})
    record(verb, claim, by=by, changes={"line": line.pk} | content)
    remember_result(idempotency_key, sent, verb=verb, by=by, subject=line)
    return line


@transaction.atomic
def change_claim_line(
    line: ClaimLine,
    *,
    candidate: Candidate,
    category: str,
    spent_on: date,
    what: str,
    receipt_reference: str,
    asked: int,
    fond2: int = 0,
    by: User,
) -> ClaimLine:
    """Put a line right before the claim is sent, or after it came back."""
    claim = locked(line.claim, by)
    _require_line(claim, candidate, spent_on, by)
    line = claim.lines.select_for_update(of=("self",)).get(pk=line.pk)
    new = {
        "candidate": candidate,
        "category": category,
        "spent_on": spent_on,
        "what": what,
        "receipt_reference": receipt_reference,
        "asked": asked,
        "fond2": fond2,
    }
    changes = {name: [getattr(line, name), value] for name, value in new.items() if getattr(line, name) != value}
    for name, value in new.items():
        setattr(line, name, value)
    line.save(update_fields=list(new))
    if "candidate" in changes:
        changes["candidate"] = [changes["candidate"][0].pk, candidate.pk]
    record("finance.claim_line_changed", claim, by=by, changes={"line": line.pk} | changes)
    return line


@transaction.atomic
def remove_claim_line(line: ClaimLine, *, by: User) -> None:
    """Take a line off a claim that the municipality still holds."""
    claim = locked(line.claim, by)
    require(rules.refuse_edit(claim, by=by))
    line = claim.lines.get(pk=line.pk)
    record(
        "finance.claim_line_removed", claim, by=by, changes={"line": line.pk, "what": line.what, "asked": line.asked}
    )
    withdraw_files_of(line, reason=_("The line was removed from the claim."), by=by)
    line.delete()


@transaction.atomic
def send_claim(claim: Claim, *, by: User) -> Claim:
    """Hand the claim in to the programme; its lines are frozen from here on."""
    claim = locked(claim, by)
    require(rules.refuse_send(claim, lines=claim.lines.count(), by=by))
    claim.status = CLAIM_MOVES["send"].target
    claim.sent_by, claim.sent_at = by, clock.now()
    claim.save(update_fields=["status", "sent_by", "sent_at"])
    record("finance.claim_sent", claim, by=by)
    return claim


@transaction.atomic
def withdraw_claim(claim: Claim, *, by: User) -> Claim:
    """Take back a claim that nobody has attested."""
    claim = locked(claim, by)
    require(rules.refuse_withdraw(claim, by=by))
    claim.status = CLAIM_MOVES["withdraw"].target
    claim.save(update_fields=["status"])
    record("finance.claim_withdrawn", claim, by=by)
    return claim


def _require_line(claim: Claim, candidate: Candidate, spent_on: date, by: User) -> None:
    require(rules.refuse_edit(claim, by=by))
    employed = candidate in employed_in(claim.year, claim.municipality_id, day=clock.today())
    require(rules.refuse_line(claim, spent_on=spent_on, today=clock.today(), employed=employed))

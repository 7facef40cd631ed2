"""What may be done to a claim: by whom, when, and within which room."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.money import format_kroner
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_move, refuse_role
from finance.models import Claim, ClaimLine
from finance.workflow import CLAIM_MOVES, CLAIM_WRITERS, EDITABLE


def refuse_move_of(verb: str, claim: Claim, by: User) -> Refusal | None:
    """Answer by the table of moves alone."""
    return refuse_move(CLAIM_MOVES, verb, status=claim.status, status_label=claim.get_status_display(), by=by)


def refuse_draft(*, by: User, municipality_id: int, year: int, today: date) -> Refusal | None:
    """A municipality drafts for itself, for a year that has begun."""
    if refusal := refuse_role(by, CLAIM_WRITERS):
        return refusal
    if by.scope != municipality_id:
        return not_yours(_("A claim is made by the municipality itself."))
    if year > today.year:
        return not_now(_("The year has not begun."), field="year")
    return None


def refuse_edit(claim: Claim, *, by: User) -> Refusal | None:
    """Lines are the municipality's until it sends the claim."""
    if refusal := refuse_role(by, CLAIM_WRITERS):
        return refusal
    if claim.status not in EDITABLE:
        return not_now(
            _("The lines can no longer be changed. The claim is: %(status)s.") % {"status": claim.get_status_display()}
        )
    return None


def refuse_line(claim: Claim, *, spent_on: date, today: date, employed: bool) -> Refusal | None:
    """A cost belongs to the claim's year and to a candidate employed by the municipality in it, and has been had."""
    if spent_on.year != claim.year:
        return not_now(
            _("The date must lie in %(year)s, the year of the claim.") % {"year": claim.year}, field="spent_on"
        )
    if spent_on > today:
        return not_now(_("The date lies ahead: only costs that have been had can be claimed."), field="spent_on")
    if not employed:
        return not_now(
            _("The candidate was not employed by the municipality in %(year)s.") % {"year": claim.year},
            field="candidate",
        )
    return None


def refuse_send(claim: Claim, *, lines: int, by: User) -> Refusal | None:
    """A claim without lines claims nothing."""
    if refusal := refuse_move_of("send", claim, by):
        return refusal
    if not lines:
        return not_now(_("Add at least one line before the claim is sent."))
    return None


def refuse_withdraw(claim: Claim, *, by: User) -> Refusal | None:
    return refuse_move_of("withdraw", claim, by)


def refuse_attest(claim: Claim, *, by: User) -> Refusal | None:
    """Attested by somebody other than the claimant."""
    if refusal := refuse_move_of("attest", claim, by):
        return refusal
    if by.pk in (claim.sent_by_id, claim.drafted_by_id):
        return not_yours(_("Whoever made the claim cannot attest it."))
    return None


def refuse_approvals(lines: Sequence[ClaimLine], approvals: Mapping[int, tuple[int, str]]) -> Refusal | None:
    """Each line is approved within what is asked, with a reason when less."""
    known = {line.pk: line for line in lines}
    if set(approvals) - set(known):
        return not_now(_("A decision names a line that is not on the claim. Open the page again."))
    for key, (approved, reason) in approvals.items():
        if not 0 <= approved <= known[key].asked:
            return not_now(
                _("Approve between 0 and %(asked)s.") % {"asked": format_kroner(known[key].asked)},
                field=f"approved_{key}",
            )
        if approved < known[key].asked and not reason.strip():
            return not_now(_("Write the reason where less is approved than asked."), field=f"reason_{key}")
    return None


def refuse_return(claim: Claim, *, comment: str, by: User) -> Refusal | None:
    """A claim goes back with words about what to put right."""
    if refusal := refuse_move_of("return", claim, by):
        return refusal
    if not comment.strip():
        return not_now(_("Write what the municipality should put right."), field="comment")
    return None


def refuse_authorise(claim: Claim, *, approved: int, by: User, conflict: Refusal | None = None) -> Refusal | None:
    """Authorised by a second person who is not the claimant; `conflict` is what speaks against this person's fitness."""
    if refusal := refuse_move_of("authorise", claim, by):
        return refusal
    if by.pk == claim.attested_by_id:
        return not_yours(_("You attested this claim: another person must authorise it."))
    if by.pk in (claim.sent_by_id, claim.drafted_by_id):
        return not_yours(_("Whoever made the claim cannot authorise it."))
    if conflict is not None:
        return conflict
    if not approved:
        return not_now(_("Nothing is approved. Return the claim to the municipality instead."))
    return None


def refuse_above_cap(asked_of: Sequence[tuple[str, int, int]], year: int) -> Refusal | None:
    """Refuse what does not fit. Each item is who, what is approved and what is left of that candidate-year, in øre."""
    above = [
        _("%(candidate)s, %(year)s: %(left)s left, %(approved)s approved.")
        % {"candidate": who, "year": year, "left": format_kroner(left), "approved": format_kroner(approved)}
        for who, approved, left in asked_of
        if approved > left
    ]
    if not above:
        return None
    return not_now(_("The claim is above what is left of the cap: %(what)s") % {"what": " ".join(above)}, details=above)


def refuse_pay(claim: Claim, *, paid_on: date, today: date, by: User) -> Refusal | None:
    """Paid after it was authorised, and not in the future."""
    if refusal := refuse_move_of("pay", claim, by):
        return refusal
    return refuse_payment_day(paid_on, today)


def refuse_payment_day(paid_on: date, today: date) -> Refusal | None:
    """A payment is entered when it has been made."""
    if paid_on > today:
        return not_now(_("The date of payment lies ahead."), field="paid_on")
    return None

"""What may be proposed for an application's places, who approves it, and what the steering group resolves."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_move, refuse_role
from municipalities.models import Application, Approval, Outcome, PlaceOutcome, Recommendation
from municipalities.workflow import APPROVAL_MOVES, MOVES, RESOLVABLE

LEADER = frozenset({Role.PROJECT_LEADER})
VERBS: Mapping[Outcome, str] = {
    Outcome.RECOMMENDED: "recommend",
    Outcome.WAITING: "wait",
    Outcome.NOT_RECOMMENDED: "not_recommend",
}


class Proposed(NamedTuple):
    """What is proposed or resolved for one place; `rank` is its number on the waiting list, None off it."""

    outcome: str
    rank: int | None = None


class Votes(NamedTuple):
    """How the steering group voted where it was not unanimous."""

    in_favour: int
    against: int


class Absent(NamedTuple):
    """Who left the meeting for a conflict of interest, and for which municipality's case; None: for all of them."""

    name: str
    municipality: int | None = None


def best_of(outcomes: Iterable[str]) -> Outcome:
    """Return what an application is recommended for: the best of what its places are."""
    found = set(outcomes)
    if PlaceOutcome.GRANTED in found:
        return Outcome.RECOMMENDED
    return Outcome.WAITING if PlaceOutcome.WAITING in found else Outcome.NOT_RECOMMENDED


def refuse_recommending(application: Application, *, resolved: bool, by: User) -> Refusal | None:
    """Say why nothing can be proposed for this application, before anything is typed."""
    label = application.get_status_display()
    if refusal := refuse_move(MOVES, "recommend", status=application.status, status_label=label, by=by):
        return refusal
    if resolved:
        return not_now(_("The steering group's resolution is recorded. The recommendation stands."))
    return None


def refuse_recommend(
    application: Application,
    *,
    places: Mapping[int, Proposed],
    known: Collection[int],
    reasons: str,
    resolved: bool,
    by: User,
) -> Refusal | None:
    """Every place (`known`) gets an outcome; a recommendation can be changed until the resolution is recorded."""
    if refusal := refuse_recommending(application, resolved=resolved, by=by):
        return refusal
    if set(places) != set(known):
        return not_now(_("Give an outcome for every place that the municipality applied for."))
    if refusal := _refuse_ranks(places.values()):
        return refusal
    if not reasons.strip():
        return not_now(_("Give the reasons: they follow the recommendation to the steering group."), field="reasons")
    return None


def _refuse_ranks(places: Iterable[Proposed]) -> Refusal | None:
    for each in places:
        if (each.outcome == PlaceOutcome.WAITING) != bool(each.rank):
            return not_now(_("A place for the waiting list has its number on it, another has none."))
    return None


def refuse_overtaken(current: Recommendation | None, *, version: int | None) -> Refusal | None:
    """`version` is the one the writer had before them, 0 for none; None asks for no comparison."""
    if version is None or version == (current.version if current else 0):
        return None
    return not_now(
        _("%(name)s saved the recommendation while you were writing. Compare the two and save again.")
        % {"name": current.recommended_by.name if current else "–"}
    )


def refuse_ask_approval(
    *,
    approvers: Collection[User],
    able: Collection[int],
    standing: Collection[int],
    unread: Sequence[str],
    resolved: bool,
    by: User,
) -> Refusal | None:
    """`able`: those who may approve; `standing`: those already asked; `unread`: applications without recommendation."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if resolved:
        return not_now(_("The steering group's resolution is recorded. There is nothing left to approve."))
    if unread:
        return not_now(_("These applications have no recommendation yet:"), details=list(unread))
    if not approvers:
        return not_now(_("Choose who is to approve."), field="approvers")
    for each in approvers:
        if each.pk == by.pk:
            return not_now(_("You cannot approve for yourself. Choose somebody else."), field="approvers")
        if each.pk not in able:
            return not_now(_("%(name)s cannot read the recommendation.") % {"name": each.name}, field="approvers")
        if each.pk in standing:
            return not_now(_("%(name)s is already asked.") % {"name": each.name}, field="approvers")
    return None


def refuse_approve(approval: Approval, *, resolved: bool, seen: str, content: str, by: User) -> Refusal | None:
    """`seen` is the fingerprint of what the approver had before them, `content` that of what stands now."""
    if refusal := _refuse_approval_move(approval, "approve", by=by):
        return refusal
    if approval.approver_id != by.pk:
        return not_yours(_("%(name)s is asked to approve.") % {"name": approval.approver.name})
    if resolved:
        return not_now(_("The steering group's resolution is recorded. There is nothing left to approve."))
    if seen != content:
        return not_now(_("The recommendation was changed while you were reading. Read it again before you approve."))
    return None


def refuse_nudge(approval: Approval, *, today: date, nudged_on: date | None, by: User) -> Refusal | None:
    """A reminder by hand goes once a day."""
    if refusal := _refuse_approval_move(approval, "withdraw", by=by):
        return refusal
    if nudged_on == today:
        return not_now(_("%(name)s was reminded today.") % {"name": approval.approver.name})
    return None


def refuse_withdraw_approval(approval: Approval, *, reason: str, by: User) -> Refusal | None:
    if refusal := _refuse_approval_move(approval, "withdraw", by=by):
        return refusal
    if not reason.strip():
        return not_now(_("Say why the approval is no longer needed."), field="reason")
    return None


def _refuse_approval_move(approval: Approval, verb: str, *, by: User) -> Refusal | None:
    label = approval.get_status_display()
    return refuse_move(APPROVAL_MOVES, verb, status=approval.status, status_label=label, by=by)


def refuse_resolving(
    applications: Sequence[Application], *, recorded: bool, closed: bool, waits_for: Sequence[str], by: User
) -> Refusal | None:
    """Say why no resolution can be recorded yet, before anything is typed. `waits_for`: who has not approved."""
    if refusal := refuse_role(by, LEADER):
        return refusal
    if recorded:
        return not_now(_("The resolution of this round is already recorded."))
    if not closed:
        return not_now(_("The round is still open. The resolution is recorded when the deadline has passed."))
    if not applications:
        return not_now(_("No application is handed in."))
    if unread := [str(each.municipality) for each in applications if each.status not in RESOLVABLE]:
        return not_now(_("These applications have no recommendation yet:"), details=unread)
    if waits_for:
        return not_now(_("The recommendation waits for approval by:"), details=waits_for)
    return None


def refuse_differing(
    outcomes: Mapping[int, Proposed], *, recommended: Mapping[int, Proposed], closed: Mapping[str, Collection[int]]
) -> Refusal | None:
    """Whoever may not decide a case records it as it was recommended, or leaves the recording to somebody else.

    `closed`: the places, by the name of the municipality whose case it is.
    """
    differing = [name for name, places in closed.items() if any(outcomes[pk] != recommended.get(pk) for pk in places)]
    if not differing:
        return None
    words = _(
        "You cannot decide these cases, and record them only as they were recommended. "
        "Where the steering group resolved otherwise, somebody else records the resolution:"
    )
    return replace(not_yours(words), details=tuple(differing))


def refuse_record_resolution(
    *,
    outcomes: Mapping[int, Proposed],
    known: Collection[int],
    meeting_on: date,
    votes: Votes | None,
    absent: Sequence[Absent],
    today: date,
) -> Refusal | None:
    """Every place of the round (`known`) gets its outcome; numbers on the waiting list are the round's, each once."""
    if meeting_on > today:
        return not_now(_("The date of the meeting cannot be in the future."), field="meeting_on")
    if set(outcomes) != set(known):
        return not_now(_("Give an outcome for every place of the round."))
    if refusal := _refuse_ranks(outcomes.values()):
        return refusal
    ranks = [each.rank for each in outcomes.values() if each.rank]
    if len(ranks) != len(set(ranks)):
        return not_now(_("Two places have the same number on the waiting list."))
    if votes is not None and (votes.in_favour <= votes.against or votes.against < 0):
        return not_now(_("A resolution has more votes for than against."), field="votes_for")
    if any(not each.name.strip() for each in absent):
        return not_now(_("Name who took no part."), field="absent")
    return None

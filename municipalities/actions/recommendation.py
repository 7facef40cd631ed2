"""What is proposed to the steering group, and who approves it first."""

from collections.abc import Collection, Mapping

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.actions.application import locked
from municipalities.models import (
    Application,
    Approval,
    Place,
    PlaceOutcome,
    Recommendation,
    RecommendedPlace,
    Resolution,
    Round,
)
from municipalities.queries.decision import refuse_deciding
from municipalities.queries.joint import unsigned_in
from municipalities.queries.recommendation import possible_approvers, recommended_content, unread_in
from municipalities.rules.joint import GRANTING, refuse_unsigned
from municipalities.rules.recommendation import VERBS, Proposed, best_of
from municipalities.workflow import APPROVAL_MOVES, MOVES, ApprovalStatus


def locked_round(round_: Round, by: User) -> Round:
    """Lock the round: whatever concerns all its applications at once waits here. Raises DoesNotExist."""
    return Round.objects.visible_to(by).select_for_update(of=("self",)).get(pk=round_.pk)


@transaction.atomic
def recommend_application(
    application: Application,
    *,
    places: Mapping[int, Proposed],
    reasons: str,
    by: User,
    version: int | None = None,
) -> Recommendation:
    """Propose an outcome for each place (by its key), or change what was proposed. Raises RefusedError.

    `version` is the one the writer had before them, 0 where there was none: when somebody saved meanwhile, nothing is
    overwritten and the refusal says who did. Approvals given before become void, and are asked for anew.
    """
    round_ = locked_round(application.round, by)
    application = locked(application, by)
    asked = {each.pk: each for each in Place.objects.filter(application=application)}
    resolved = Resolution.objects.filter(round=round_).exists()
    require(
        rules.refuse_recommend(
            application, places=places, known=asked.keys(), reasons=reasons, resolved=resolved, by=by
        )
    )
    require(refuse_deciding(by, application, clock.today()))
    outcomes = {each.outcome for each in places.values()}
    require(refuse_unsigned(unsigned_in([application]).get(application.pk, []), granting=bool(outcomes & GRANTING)))
    earlier = Recommendation.objects.filter(application=application).select_related("recommended_by").first()
    require(rules.refuse_overtaken(earlier, version=version))
    outcome = best_of(each.outcome for each in places.values())
    granted = sum(1 for each in places.values() if each.outcome == PlaceOutcome.GRANTED)
    recommendation, _made = Recommendation.objects.update_or_create(
        application=application,
        defaults={
            "outcome": outcome,
            "places": granted,
            "reasons": reasons.strip(),
            "version": earlier.version + 1 if earlier else 1,
            "recommended_by": by,
            "recommended_at": clock.now(),
        },
    )
    for pk, proposed in places.items():
        RecommendedPlace.objects.update_or_create(
            place=asked[pk],
            defaults={
                "recommendation": recommendation,
                "outcome": proposed.outcome,
                "waiting_rank": proposed.rank,
            },
        )
    application.status = MOVES[VERBS[outcome]].target
    application.save(update_fields=["status"])
    record(
        "municipalities.application_recommended",
        application,
        by=by,
        changes={
            "outcome": [earlier.outcome if earlier else None, outcome],
            "places": [earlier.places if earlier else None, granted],
        },
    )
    _void_approvals(application, by=by)
    return recommendation


def _void_approvals(application: Application, *, by: User) -> None:
    """Take back what was approved before the change, and ask the same people anew. The round is locked."""
    given = Approval.objects.select_for_update(of=("self",)).filter(
        round=application.round_id, status=ApprovalStatus.GIVEN
    )
    now = clock.now()
    for approval in given.select_related("approver", "round"):
        approval.status = APPROVAL_MOVES["void"].target
        approval.ended_at, approval.ended_because = now, application.municipality.name
        approval.save(update_fields=["status", "ended_at", "ended_because"])
        again = Approval.objects.create(round=approval.round, approver=approval.approver, asked_by=by, asked_at=now)
        record(
            "municipalities.approval_voided",
            approval.round,
            by=by,
            changes={"approver": approval.approver_id, "application": application.reference},
        )
        letters.ask_to_approve(again)


@transaction.atomic
def ask_approval(round_: Round, *, approvers: Collection[User], by: User) -> list[Approval]:
    """Submit the round's recommendation to named people before the steering group meets. Raises RefusedError."""
    round_ = locked_round(round_, by)
    standing = set(Approval.objects.filter(round=round_).standing().values_list("approver_id", flat=True))
    able = set(possible_approvers(by).values_list("pk", flat=True))
    require(
        rules.refuse_ask_approval(
            approvers=approvers,
            able=able,
            standing=standing,
            unread=unread_in(round_),
            resolved=Resolution.objects.filter(round=round_).exists(),
            by=by,
        )
    )
    now = clock.now()
    asked = [Approval.objects.create(round=round_, approver=each, asked_by=by, asked_at=now) for each in approvers]
    record("municipalities.approval_asked", round_, by=by, changes={"approvers": [each.pk for each in approvers]})
    for each in asked:
        letters.ask_to_approve(each)
    return asked


def _locked_approval(approval: Approval, by: User) -> Approval:
    """Lock the approval after its round, as every change of the recommendation does."""
    locked_round(approval.round, by)
    return (
        Approval.objects.visible_to(by)
        .select_related("approver", "round")
        .select_for_update(of=("self",))
        .get(pk=approval.pk)
    )


@transaction.atomic
def approve_recommendation(approval: Approval, *, seen: str, by: User) -> Approval:
    """Approve what stands now; `seen` is the fingerprint of what the approver read. Raises RefusedError."""
    approval = _locked_approval(approval, by)
    content = recommended_content(approval.round)
    resolved = Resolution.objects.filter(round=approval.round).exists()
    require(rules.refuse_approve(approval, resolved=resolved, seen=seen, content=content, by=by))
    approval.status = APPROVAL_MOVES["approve"].target
    approval.given_at, approval.content_sha256 = clock.now(), content
    approval.save(update_fields=["status", "given_at", "content_sha256"])
    record("municipalities.recommendation_approved", approval.round, by=by, changes={"content_sha256": content})
    return approval


@transaction.atomic
def nudge_approver(approval: Approval, *, by: User) -> None:
    """Remind somebody by mail that their approval is waited for, once a day. Raises RefusedError."""
    approval = _locked_approval(approval, by)
    nudged_on = approval.nudged_at.astimezone(clock.OSLO).date() if approval.nudged_at else None
    require(rules.refuse_nudge(approval, today=clock.today(), nudged_on=nudged_on, by=by))
    approval.nudged_at = clock.now()
    approval.save(update_fields=["nudged_at"])
    record("municipalities.approver_nudged", approval.round, by=by, changes={"approver": approval.approver_id})
    letters.ask_to_approve(approval)


@transaction.atomic
def withdraw_approval(approval: Approval, *, reason: str, by: User) -> None:
    """Stop waiting for somebody's approval, for a named reason. Raises RefusedError."""
    approval = _locked_approval(approval, by)
    require(rules.refuse_withdraw_approval(approval, reason=reason, by=by))
    approval.status = APPROVAL_MOVES["withdraw"].target
    approval.ended_at, approval.ended_because = clock.now(), reason.strip()
    approval.save(update_fields=["status", "ended_at", "ended_because"])
    record(
        "municipalities.approval_withdrawn",
        approval.round,
        by=by,
        changes={"approver": approval.approver_id},
        reason=reason.strip(),
    )

"""When the decision's letter arrived, and complaints about it."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.actions.acceptance import offer_after_complaint
from municipalities.actions.application import locked
from municipalities.models import (
    Application,
    Complaint,
    DecidedPlace,
    Decision,
    LetterArrival,
    PlaceOutcome,
    Round,
)
from municipalities.queries.complaint import last_day
from municipalities.queries.decision import refuse_deciding
from municipalities.queries.joint import unsigned_in
from municipalities.queries.release import release_of
from municipalities.rules.complaint import VERBS
from municipalities.rules.decision import Terms
from municipalities.rules.joint import refuse_unsigned
from municipalities.workflow import COMPLAINT_MOVES, MOVES, ComplaintStatus


@transaction.atomic
def record_arrival(decision: Decision, *, arrived_on: date, source: str, by: User) -> LetterArrival:
    """Record the day the decision's letter reached the municipality; the clock counts from it. Raises RefusedError."""
    application = locked(decision.application, by)
    decision = Decision.objects.visible_to(by).get(application=application)
    require(
        rules.refuse_record_arrival(
            decision,
            arrived_on=arrived_on,
            source=source,
            today=clock.today(),
            complained=Complaint.objects.filter(decision=decision).exists(),
            by=by,
        )
    )
    arrival, _made = LetterArrival.objects.update_or_create(
        decision=decision,
        defaults={
            "arrived_on": arrived_on,
            "source": source.strip(),
            "recorded_by": by,
            "recorded_at": clock.now(),
        },
    )
    record("municipalities.letter_arrived", application, by=by, changes={"arrived": arrived_on}, reason=source.strip())
    return arrival


@transaction.atomic
def register_complaint(decision: Decision, *, arrived_on: date, text: str, by: User) -> Complaint:
    """Register a complaint on the day it arrived, late or in time. Raises RefusedError.

    The last day in time is kept as it was counted then.
    """
    application = locked(decision.application, by)
    decision = Decision.objects.visible_to(by).select_related("application__round").get(application=application)
    require(
        rules.refuse_register_complaint(
            decision,
            arrived_on=arrived_on,
            text=text,
            open_one=Complaint.objects.open().filter(decision=decision).exists(),
            today=clock.today(),
            by=by,
        )
    )
    deadline_on = last_day(decision)
    complaint = Complaint.objects.create(
        decision=decision,
        arrived_on=arrived_on,
        deadline_on=deadline_on,
        late=rules.is_late(arrived_on, deadline_on),
        text=text.strip(),
        registered_by=by,
        registered_at=clock.now(),
    )
    record(
        "municipalities.complaint_registered",
        application,
        by=by,
        changes={"arrived": arrived_on, "last_day": deadline_on, "late": complaint.late},
    )
    letters.confirm_complaint(complaint)
    return complaint


def _locked(complaint: Complaint, by: User) -> tuple[Complaint, Application]:
    """Lock the round (its posts and its waiting list), the application, and the complaint."""
    reached = Complaint.objects.visible_to(by)
    application = Application.objects.visible_to(by).get(decision__complaints=complaint.pk)
    Round.objects.select_for_update(of=("self",)).get(pk=application.round_id)
    return reached.select_for_update(of=("self",)).get(pk=complaint.pk), locked(application, by)


@transaction.atomic
def answer_complaint(
    complaint: Complaint,
    *,
    outcome: str,
    reasons: str,
    by: User,
    late_accepted_because: str = "",
    body_name: str = "",
    body_answered_on: date | None = None,
    places: Collection[int] = (),
    terms: Terms | None = None,
) -> Complaint:
    """Dismiss, uphold, change or send on; of what was sent on, uphold or change as the complaints body answered.

    `places`: the keys of the decided places that a changed decision grants; `terms`: how their posts begin. They are
    offered like any grant. Raises RefusedError.
    """
    complaint, application = _locked(complaint, by)
    chosen = list(
        DecidedPlace.objects.filter(pk__in=places, decision=complaint.decision_id).exclude(outcome=PlaceOutcome.GRANTED)
    )
    require(
        rules.refuse_answer_complaint(
            complaint,
            outcome=outcome,
            reasons=reasons,
            body=body_name,
            places=len(chosen) if terms else 0,
            late_because=late_accepted_because,
            answered_on=body_answered_on,
            today=clock.today(),
            by=by,
        )
    )
    require(refuse_deciding(by, application, clock.today()))
    if terms and chosen:
        require(refuse_unsigned(unsigned_in([application]).get(application.pk, []), granting=True))
    of_body = complaint.status == ComplaintStatus.SENT_ON
    complaint.status = COMPLAINT_MOVES[VERBS[ComplaintStatus(outcome)]].target
    if of_body:
        complaint.body_answered_on, complaint.body_reasons = body_answered_on or clock.today(), reasons.strip()
    else:
        complaint.reasons, complaint.answered_by, complaint.answered_at = reasons.strip(), by, clock.now()
        complaint.late_accepted_because, complaint.body_name = late_accepted_because.strip(), body_name.strip()
    complaint.save()
    record("municipalities.complaint_answered", application, by=by, changes={"outcome": outcome})
    letters.answer_complaint(complaint, reasons=reasons.strip(), by=by)
    if outcome == ComplaintStatus.CHANGED and terms is not None:
        _grant(complaint, application, chosen, terms, by=by)
    return complaint


def _grant(
    complaint: Complaint, application: Application, places: list[DecidedPlace], terms: Terms, *, by: User
) -> None:
    release = release_of(application.round)
    if application.status in MOVES["reverse"].sources:
        application.status = MOVES["reverse"].target
        application.save(update_fields=["status"])
    days = release.answer_days if release else 1
    acceptance = offer_after_complaint(complaint.decision, places, terms, days=days)
    letters.offer_changed(acceptance, by=by)

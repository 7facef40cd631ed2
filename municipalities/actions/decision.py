"""From recommendation through the steering group's resolution to the issued decision and its posts."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import Appointment, User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.outbox.models import FormalLetter
from municipalities import letters, rules
from municipalities.actions.application import locked
from municipalities.models import (
    Application,
    Decision,
    MainPosition,
    Municipality,
    Outcome,
    Position,
    Recommendation,
    Resolution,
    ResolvedOutcome,
    Round,
    Substitute,
)
from municipalities.models.decision import DecisionOutcome
from municipalities.queries.decision import conflict_of_interest
from municipalities.workflow import MOVES


@transaction.atomic
def name_substitute(municipality: Municipality, user: User, *, reason: str, start: date, by: User) -> Substitute:
    """Name who alone decides the municipality's cases from `start` on; ends the one before. Raises RefusedError."""
    municipality = Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    appointed = Appointment.objects.filter(user=user, role=Role.PROJECT_LEADER, valid__contains=start).exists()
    require(rules.refuse_name_substitute(user, appointed=appointed, start=start, today=clock.today(), by=by))
    for earlier in Substitute.objects.select_for_update().on(start).filter(municipality=municipality):
        earlier.valid = DateRange(earlier.valid.lower, start)
        earlier.save(update_fields=["valid"])
    substitute = Substitute.objects.create(
        municipality=municipality, user=user, reason=reason, valid=DateRange(start, None)
    )
    record(
        "municipalities.substitute_named",
        substitute,
        by=by,
        changes={"municipality": municipality.pk, "user": user.pk, "from": start},
        reason=reason,
    )
    return substitute


@transaction.atomic
def recommend_application(
    application: Application, *, outcome: str, places: int, reasons: str, by: User
) -> Recommendation:
    """Propose an outcome, or change what was proposed, until the resolution is recorded. Raises RefusedError."""
    application = locked(application, by)
    require(
        rules.refuse_recommend(
            application,
            outcome=outcome,
            places=places,
            reasons=reasons,
            resolved=Resolution.objects.filter(round=application.round).exists(),
            by=by,
        )
    )
    require(conflict_of_interest(by, application.municipality, clock.today()))
    earlier = Recommendation.objects.filter(application=application).first()
    recommendation, _made = Recommendation.objects.update_or_create(
        application=application,
        defaults={
            "outcome": outcome,
            "places": places,
            "reasons": reasons.strip(),
            "recommended_by": by,
            "recommended_at": clock.now(),
        },
    )
    application.status = MOVES["recommend" if outcome == Outcome.RECOMMENDED else "not_recommend"].target
    application.save(update_fields=["status"])
    record(
        "municipalities.application_recommended",
        application,
        by=by,
        changes={
            "outcome": [earlier.outcome if earlier else None, outcome],
            "places": [earlier.places if earlier else None, places],
        },
    )
    return recommendation


@transaction.atomic
def record_resolution(
    round_: Round, *, meeting_on: date, minutes_reference: str, text: str, outcomes: Mapping[int, int], by: User
) -> Resolution:
    """Record what the steering group resolved: posts by application key, 0 for a refusal. Raises RefusedError."""
    round_ = Round.objects.visible_to(by).select_for_update(of=("self",)).get(pk=round_.pk)
    applications = list(
        Application.objects.visible_to(by)
        .handed_in()
        .filter(round=round_)
        .select_related("municipality")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    require(
        rules.refuse_record_resolution(
            applications,
            outcomes=outcomes,
            meeting_on=meeting_on,
            recorded=Resolution.objects.filter(round=round_).exists(),
            closed=clock.now() >= round_.closes_at,
            today=clock.today(),
            by=by,
        )
    )
    resolution = Resolution.objects.create(
        round=round_,
        meeting_on=meeting_on,
        minutes_reference=minutes_reference,
        text=text,
        recorded_by=by,
        recorded_at=clock.now(),
    )
    ResolvedOutcome.objects.bulk_create(
        ResolvedOutcome(resolution=resolution, application=each, places=outcomes[each.pk]) for each in applications
    )
    record(
        "municipalities.resolution_recorded",
        resolution,
        by=by,
        changes={"minutes": minutes_reference, "posts": {each.reference: outcomes[each.pk] for each in applications}},
    )
    return resolution


@transaction.atomic
def issue_decision(
    application: Application,
    *,
    reasons: str,
    start: date,
    main_position: str = MainPosition.GENERAL_PRACTICE,
    percentage: int = 100,
    access_code: str = "",
    by: User,
) -> Decision:
    """Issue what the steering group resolved, with reasons; a grant makes its posts, of `percentage`, from `start` on.

    Raises RefusedError. The letter is queued in the same transaction.
    """
    application = locked(application, by)
    resolved = ResolvedOutcome.objects.filter(application=application).first()
    places = resolved.places if resolved else None
    require(rules.refuse_issue(application, places=places, reasons=reasons, by=by))
    require(conflict_of_interest(by, application.municipality, clock.today()))
    granted = bool(places)
    decision = Decision.objects.create(
        application=application,
        outcome=DecisionOutcome.GRANTED if granted else DecisionOutcome.REFUSED,
        places=places or 0,
        reasons=reasons.strip(),
        kind=application.round.decision_kind,
        issued_by=by,
        issued_at=clock.now(),
    )
    application.status = MOVES["grant" if granted else "refuse"].target
    application.save(update_fields=["status"])
    positions = _make_positions(decision, start, main_position, percentage)
    record(
        "municipalities.decision_issued",
        application,
        by=by,
        changes={"outcome": decision.outcome, "posts": [position.number for position in positions]},
    )
    letters.announce(decision, access_code=access_code, by=by)
    return decision


@transaction.atomic
def send_decision_letter(decision: Decision, *, by: User) -> FormalLetter | None:
    """Make the letter of a decision that has none, because its text lacked something when it was issued."""
    application = locked(decision.application, by)
    decision = Decision.objects.visible_to(by).get(application=application)
    require(rules.refuse_send_letter(sent=FormalLetter.objects.about(decision).exists(), by=by))
    require(conflict_of_interest(by, application.municipality, clock.today()))
    return letters.announce(decision, by=by)


def _make_positions(decision: Decision, start: date, main_position: str, percentage: int) -> list[Position]:
    municipality = decision.application.municipality
    before = Position.objects.filter(municipality=municipality).count()
    return [
        Position.objects.create(
            municipality=municipality,
            decision=decision,
            number=f"{municipality.name} {before + order}",
            start=start,
            main_position=main_position,
            percentage=percentage,
            valid=DateRange(start, None),
        )
        for order in range(1, decision.places + 1)
    ]

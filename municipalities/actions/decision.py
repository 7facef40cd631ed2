"""A round's decisions: who decides, what is written, and their release together at one hour."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import Appointment, User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import require
from alisvest.outbox.models import FormalLetter
from alisvest.outbox.queries import waits_for_paper
from municipalities import letters, rules
from municipalities.actions.acceptance import as_leader, offer_granted
from municipalities.actions.application import locked
from municipalities.actions.recommendation import locked_round
from municipalities.models import (
    Application,
    Criterion,
    DecidedPlace,
    Decision,
    DecisionOutcome,
    Feedback,
    Municipality,
    PlaceOutcome,
    PreparedDecision,
    PreparedPlace,
    Release,
    ResolvedOutcome,
    ResolvedPlace,
    Round,
    Substitute,
)
from municipalities.queries.decision import refuse_deciding
from municipalities.queries.release import drafted_decision, release_of, unwritten_in
from municipalities.rules.decision import Terms
from municipalities.workflow import DECISION_MOVES, MOVES, RESOLVABLE, DecisionStatus
from municipalities.workflow.round import ROUND_MOVES

GIVES = {
    DecisionOutcome.GRANTED: "grant",
    DecisionOutcome.WAITLISTED: "waitlist",
    DecisionOutcome.REFUSED: "refuse",
}


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
def prepare_decision(
    application: Application,
    *,
    reasons: str,
    terms: Mapping[int, Terms],
    by: User,
    access_code: str = "",
    feedback: Mapping[int, str] | None = None,
    version: int | None = None,
) -> PreparedDecision:
    """Write the decision that the steering group resolved, or write it anew; nothing leaves. Raises RefusedError.

    `terms`: how the post begins of every place that is granted or waits, by the place's key. `feedback`: a sentence by
    criterion's key. `version`: the one the writer had before them, 0 for none, None compares nothing.
    """
    application = locked(application, by)
    prepared = PreparedDecision.objects.filter(application=application).select_related("prepared_by").first()
    resolved = {each.place_id: each for each in ResolvedPlace.objects.filter(place__application=application)}
    require(rules.refuse_preparing(application, prepared, resolved=bool(resolved), by=by))
    require(refuse_deciding(by, application, clock.today()))
    feedback = {pk: words.strip() for pk, words in (feedback or {}).items() if words.strip()}
    criteria = list(Criterion.objects.filter(round=application.round))
    needed = [pk for pk, each in resolved.items() if each.outcome != PlaceOutcome.REFUSED]
    require(
        rules.refuse_prepare(
            prepared,
            reasons=reasons,
            terms=terms,
            needed=needed,
            feedback=feedback,
            criteria=[each.pk for each in criteria],
            version=version,
        )
    )
    prepared, made = PreparedDecision.objects.update_or_create(
        application=application,
        defaults={
            "reasons": reasons.strip(),
            "access_code": access_code,
            "version": prepared.version + 1 if prepared else 1,
            "prepared_by": by,
            "prepared_at": clock.now(),
        },
    )
    for pk, each in terms.items():
        PreparedPlace.objects.update_or_create(place_id=pk, defaults={"prepared": prepared, **each._asdict()})
    _write_feedback(application, feedback, by=by)
    record("municipalities.decision_prepared", prepared, by=by, changes={"version": prepared.version, "anew": not made})
    return prepared


def _write_feedback(application: Application, feedback: Mapping[int, str], *, by: User) -> None:
    Feedback.objects.filter(application=application).exclude(criterion__in=feedback).delete()
    for pk, sentence in feedback.items():
        Feedback.objects.update_or_create(
            application=application,
            criterion_id=pk,
            defaults={"sentence": sentence, "written_by": by, "written_at": clock.now()},
        )


def _lock_cases(round_: int) -> None:
    """Lock the round's applications after the round: somebody may be withdrawing one, or writing its decision."""
    list(Application.objects.filter(round=round_).order_by("pk").select_for_update(of=("self",)).values_list("pk"))


@transaction.atomic
def release_decisions(
    round_: Round,
    *,
    answer_days: int,
    offer_days: int,
    waiting_until: date,
    by: User,
    visible_at: datetime | None = None,
) -> Release:
    """Let all decisions and letters of a round go together, now or at `visible_at`. Raises RefusedError.

    Until the hour nothing of them exists for the municipalities: no decision, no status, no letter.
    """
    round_ = locked_round(round_, by)
    _lock_cases(round_.pk)
    now = clock.now()
    hour = visible_at or now
    resolved = ResolvedOutcome.objects.filter(application__round=round_).count()
    require(
        rules.refuse_releasing(
            release_of(round_),
            resolved=resolved,
            unwritten=unwritten_in(round_),
            lacking=_lacking_letters(round_, hour.astimezone(clock.OSLO).date()),
            by=by,
        )
    )
    require(
        rules.refuse_release(
            visible_at=hour,
            answer_days=answer_days,
            offer_days=offer_days,
            waiting_until=waiting_until,
            now=now,
            today=clock.today(),
        )
    )
    release = Release.objects.create(
        round=round_,
        visible_at=hour,
        answer_days=answer_days,
        offer_days=offer_days,
        waiting_until=waiting_until,
        asked_by=by,
        asked_at=now,
    )
    PreparedDecision.objects.filter(application__round=round_).update(status=DECISION_MOVES["schedule"].target)
    record("municipalities.release_scheduled", release, by=by, changes={"hour": hour, "decisions": resolved})
    if hour <= now:
        _let_go(release)
    return release


def _lacking_letters(round_: Round, day: date) -> list[str]:
    """Name the municipalities whose letter could not be written, and what it lacks."""
    waiting = PreparedDecision.objects.filter(application__round=round_).select_related(
        "application__municipality", "application__round"
    )
    found = ((each.application.municipality.name, letters.lacking(*drafted_decision(each), day)) for each in waiting)
    return [f"{name}: {lacks}" for name, lacks in found if lacks]


@transaction.atomic
def take_back_release(round_: Round, *, by: User) -> None:
    """Take back what waits for its hour, to change it. Raises RefusedError."""
    round_ = locked_round(round_, by)
    _lock_cases(round_.pk)
    release = release_of(round_)
    require(rules.refuse_take_back_release(release, now=clock.now(), by=by))
    if release is not None:
        release.withdrawn_at = clock.now()
        release.save(update_fields=["withdrawn_at"])
        PreparedDecision.objects.filter(application__round=round_).update(status=DECISION_MOVES["take_back"].target)
        record("municipalities.release_taken_back", release, by=by)


def release_due() -> int:
    """Let go what has reached its hour; for the schedule. Returns how many decisions were released."""
    due = Release.objects.standing().filter(released_at=None, visible_at__lte=clock.now())
    return sum(_release_one(pk, round_) for pk, round_ in list(due.order_by("pk").values_list("pk", "round_id")))


@transaction.atomic
def _release_one(pk: int, round_: int) -> int:
    """Take the round's lock, as every verb about all its decisions does, and look again."""
    Round.objects.select_for_update(of=("self",)).get(pk=round_)
    _lock_cases(round_)
    release = Release.objects.standing().filter(pk=pk, released_at=None).first()
    return _let_go(release) if release else 0


def _let_go(release: Release) -> int:
    """Make the decisions, their letters and offers, all or none. The round and its applications are locked: once."""
    release.released_at = clock.now()
    release.save(update_fields=["released_at"])
    waiting = (
        PreparedDecision.objects.select_for_update(of=("self",))
        .filter(
            application__round=release.round_id,
            application__status__in=RESOLVABLE,  # who withdrew meanwhile gets no decision
            status=DecisionStatus.SCHEDULED,
        )
        .select_related("application__round", "application__municipality", "prepared_by")
        .order_by("pk")
    )
    made = [_issue(prepared, release) for prepared in waiting]
    round_ = Round.objects.get(pk=release.round_id)
    round_.status = ROUND_MOVES["release"].target
    round_.save(update_fields=["status"])
    record("municipalities.decisions_released", release, by=None, changes={"decisions": len(made)})
    return len(made)


def _issue(prepared: PreparedDecision, release: Release) -> Decision:
    """Make the decision of whoever wrote it, its letter, and the offer of its posts."""
    application, by = prepared.application, as_leader(prepared.prepared_by)
    decision, places = drafted_decision(prepared)
    decision.issued_by, decision.issued_at = by, clock.now()
    decision.save()
    for place in places:
        place.decision = decision
    DecidedPlace.objects.bulk_create(places)
    application.status = MOVES[GIVES[DecisionOutcome(decision.outcome)]].target
    application.save(update_fields=["status"])
    prepared.status = DECISION_MOVES["release"].target
    prepared.save(update_fields=["status"])
    record(
        "municipalities.decision_issued",
        application,
        by=by,
        changes={"outcome": decision.outcome, "posts": decision.places},
    )
    offer_granted(decision, release)
    letters.announce(decision, release=release, access_code=prepared.access_code, by=by)
    letters.tell_partners(decision, release=release)
    return decision


@transaction.atomic
def send_decision_letter(decision: Decision, *, by: User) -> FormalLetter | None:
    """Make the letter of a decision that has none, because its text lacked something when it was released."""
    application = locked(decision.application, by)
    decision = Decision.objects.visible_to(by).get(application=application)
    sent = FormalLetter.objects.about(decision).exists()
    require(rules.refuse_send_letter(sent=sent, waiting=waits_for_paper(decision), by=by))
    require(refuse_deciding(by, application, clock.today()))
    given: dict[str, Any] = {"release": release_of(application.round)}
    return letters.send_decision(decision, by=by, **given)

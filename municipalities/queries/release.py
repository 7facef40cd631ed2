"""A round's decisions before they leave: what is written, what lacks, what waits for its hour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from alisvest.accounts.models import User
from alisvest.core import clock
from municipalities.models import (
    Application,
    DecidedPlace,
    Decision,
    DecisionOutcome,
    Feedback,
    PlaceOutcome,
    PreparedDecision,
    Release,
    ResolvedOutcome,
    ResolvedPlace,
    Round,
)
from municipalities.rules import Terms
from municipalities.workflow import RESOLVABLE


def release_of(round_: Round) -> Release | None:
    """Return the release that stands for the round: waiting for its hour, or done."""
    return Release.objects.standing().filter(round=round_).select_related("asked_by").first()


def unwritten_in(round_: Round) -> list[str]:
    """Name the municipalities of whom the steering group resolved, and whose decision nobody has written.

    Whoever withdrew meanwhile gets none.
    """
    resolved = ResolvedOutcome.objects.filter(
        application__round=round_, application__prepared_decision=None, application__status__in=RESOLVABLE
    )
    return list(
        resolved.order_by("application__municipality__name_sort").values_list(
            "application__municipality__name", flat=True
        )
    )


def prepared_in(user: User, round_: Round) -> QuerySet[PreparedDecision]:
    """Return what is written of the round's decisions, by the municipality's name."""
    return (
        PreparedDecision.objects.visible_to(user)
        .filter(application__round=round_)
        .select_related("application__municipality", "application__round", "prepared_by")
        .order_by("application__municipality__name_sort", "application")
    )


def prepared_of(user: User, application: Application) -> PreparedDecision | None:
    return (
        PreparedDecision.objects.visible_to(user)
        .filter(application=application)
        .select_related("prepared_by", "application__municipality", "application__round")
        .first()
    )


def outcome_of(places: list[DecidedPlace]) -> DecisionOutcome:
    """Return the decision's outcome: the best of what its places are."""
    found = {place.outcome for place in places}
    if PlaceOutcome.GRANTED in found:
        return DecisionOutcome.GRANTED
    return DecisionOutcome.WAITLISTED if PlaceOutcome.WAITING in found else DecisionOutcome.REFUSED


def drafted_decision(prepared: PreparedDecision) -> tuple[Decision, list[DecidedPlace]]:
    """Return the decision as it would be released, with its places, not stored."""
    resolved = ResolvedPlace.objects.filter(place__application=prepared.application).select_related("place")
    return _drafted(prepared, list(resolved.order_by("place__rank")))


def _drafted(prepared: PreparedDecision, resolved: list[ResolvedPlace]) -> tuple[Decision, list[DecidedPlace]]:
    terms = {each.place_id: Terms(each.start, each.percentage, each.main_position) for each in prepared.places.all()}
    return imagined_decision(prepared.application, prepared.reasons, terms, resolved)


def resolved_places(user: User, application: Application) -> list[ResolvedPlace]:
    """Return what the steering group resolved of each place, for the programme's staff."""
    reached = PreparedDecision.objects.visible_to(user)  # the same readers: nothing is told before the release
    if reached.query.is_empty():
        return []
    return list(
        ResolvedPlace.objects.filter(place__application=application).select_related("place").order_by("place__rank")
    )


@dataclass(frozen=True, slots=True)
class Written:
    """An application the steering group resolved on, and what is written of its decision."""

    application: Application
    places: list[ResolvedPlace]
    prepared: PreparedDecision | None


def to_release(user: User, round_: Round) -> list[Written]:
    """Return the round's resolved applications, each with its places and what is written; three queries."""
    prepared = {each.application_id: each for each in prepared_in(user, round_)}
    places: dict[int, list[ResolvedPlace]] = {}
    for each in ResolvedPlace.objects.filter(place__application__round=round_).select_related("place"):
        places.setdefault(each.place.application_id, []).append(each)
    applications = (
        Application.objects.visible_to(user)
        .filter(round=round_, resolved_outcome__isnull=False)
        .select_related("municipality", "round")
        .order_by("municipality__name_sort", "pk")
    )
    return [
        Written(each, sorted(places.get(each.pk, []), key=lambda line: line.place.rank), prepared.get(each.pk))
        for each in applications
    ]


def drafted_letters(lines: list[Written]) -> list[tuple[Decision, list[DecidedPlace]]]:
    """Return the written decisions as they would be released, with all that their letters tell; four queries."""
    prepared = [line.prepared for line in lines if line.prepared]
    prefetch_related_objects(
        prepared,
        "places",
        "application__municipality__versions",
        "application__municipality__cards",
        Prefetch("application__feedback", Feedback.objects.select_related("criterion")),
    )
    return [_drafted(line.prepared, line.places) for line in lines if line.prepared]


def local_day(release: Release | None) -> date:
    """Return the day the letters bear: that of the release's hour, else today."""
    return (release.visible_at if release else clock.now()).astimezone(clock.OSLO).date()


def last_release(user: User, round_: Round) -> Release | None:
    """Return the latest release of another round, for its days."""
    done = Release.objects.visible_to(user).standing().exclude(released_at=None).exclude(round=round_)
    return done.order_by("-released_at").first()


def imagined_decision(
    application: Application, reasons: str, terms: Mapping[int, Terms], resolved: list[ResolvedPlace]
) -> tuple[Decision, list[DecidedPlace]]:
    """Return the decision as it would be with what is typed now, its places with it, not stored."""
    places = []
    for each in resolved:
        place = DecidedPlace(place=each.place, outcome=each.outcome, waiting_rank=each.waiting_rank)
        if (given := terms.get(each.place_id)) is not None:
            place.start, place.percentage, place.main_position = given
        places.append(place)
    decision = Decision(
        application=application,
        outcome=outcome_of(places),
        places=sum(1 for place in places if place.outcome == PlaceOutcome.GRANTED),
        reasons=reasons.strip(),
        kind=application.round.decision_kind,
    )
    return decision, places


def decided_places(decision: Decision) -> list[DecidedPlace]:
    """Return what was decided of each place; the caller fetched the decision in its own scope."""
    return list(DecidedPlace.objects.filter(decision=decision).select_related("place").order_by("place__rank"))

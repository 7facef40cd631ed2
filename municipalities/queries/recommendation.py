"""A round's recommendation as a whole: what stands, who has approved it, what it waits for."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import STAFF_ROLES
from municipalities.models import (
    Application,
    Approval,
    Decision,
    Place,
    Recommendation,
    RecommendedPlace,
    ResolvedPlace,
    Round,
)
from municipalities.rules.recommendation import Proposed
from municipalities.workflow import RESOLVABLE, ApprovalStatus


def recommended_content(round_: Round) -> str:
    """Return the fingerprint (SHA-256) of everything that is recommended in the round."""
    lines = list(
        Recommendation.objects.filter(application__round=round_)
        .order_by("application")
        .values_list("application", "version", "outcome", "places", "reasons")
    )
    places = list(
        RecommendedPlace.objects.filter(recommendation__application__round=round_)
        .order_by("place")
        .values_list("place", "outcome", "waiting_rank")
    )
    return hashlib.sha256(json.dumps([lines, places], default=str).encode()).hexdigest()


def proposed_in(round_: Round) -> dict[int, Proposed]:
    """Return what is recommended for each place of the round, by its key."""
    lines = RecommendedPlace.objects.filter(recommendation__application__round=round_)
    return {each.place_id: Proposed(each.outcome, each.waiting_rank) for each in lines}


def unread_in(round_: Round) -> list[str]:
    """Name the municipalities whose application is handed in and not yet recommended or refused."""
    applications = Application.objects.handed_in().filter(round=round_).exclude(status__in=RESOLVABLE)
    return list(applications.order_by("municipality__name_sort").values_list("municipality__name", flat=True))


def possible_approvers(user: User) -> QuerySet[User]:
    """Return the others who may read the recommendation today, and so approve it."""
    held = Appointment.objects.filter(role__in=sorted(STAFF_ROLES), valid__contains=clock.today())
    return User.objects.filter(is_active=True, appointments__in=held).exclude(pk=user.pk).distinct().order_by("name")


def approvals_of(user: User, round_: Round) -> list[Approval]:
    """Return every approval that was asked for in the round, the standing ones first."""
    found = Approval.objects.visible_to(user).filter(round=round_).select_related("approver", "asked_by")
    return sorted(found, key=lambda each: (each.status not in {"waiting", "given"}, each.asked_at, each.pk))


def approvals_for(user: User) -> QuerySet[Approval]:
    return Approval.objects.visible_to(user).select_related("approver", "asked_by", "round")


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """Somebody whose approval is missing, and for how many days."""

    name: str
    days: int


def waits_for(round_: Round, today: date) -> list[WaitsFor]:
    """Return whose approval the round's recommendation waits for, the longest first."""
    waiting = Approval.objects.filter(round=round_, status=ApprovalStatus.WAITING).select_related("approver")
    return [
        WaitsFor(each.approver.name, (today - each.asked_at.astimezone(clock.OSLO).date()).days)
        for each in waiting.order_by("asked_at", "pk")
    ]


def places_of(application: Application) -> list[Place]:
    """Return the places applied for, the municipality's own order."""
    return list(Place.objects.filter(application=application).order_by("rank"))


def recommendation_of(user: User, application: Application) -> Recommendation | None:
    """Return the recommendation with its places, as it stands now."""
    return _with_places(Recommendation.objects.visible_to(user).filter(application=application)).first()


def _with_places(recommendations: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    places = RecommendedPlace.objects.select_related("place__application").order_by("place__rank")
    return recommendations.select_related("recommended_by").prefetch_related(Prefetch("recommended_places", places))


@dataclass(frozen=True, eq=False, slots=True)
class Recommended:
    """An application handed in, with its places, what is proposed, resolved and decided. `resolved`: posts granted."""

    application: Application
    places: list[Place]
    recommendation: Recommendation | None
    resolved: int | None
    resolved_places: list[ResolvedPlace]
    decision: Decision | None


def recommended_in(user: User, round_: Round) -> list[Recommended]:
    """Return the round's applications that are handed in, with how far each has come; seven queries for any number."""
    applications = list(
        Application.objects.visible_to(user)
        .handed_in()
        .filter(round=round_)
        .select_related("municipality", "round", "resolved_outcome", "decision")
        .order_by("municipality__name_sort", "pk")
    )
    proposed = {
        each.application_id: each
        for each in _with_places(Recommendation.objects.visible_to(user).filter(application__in=applications))
    }
    places: dict[int, list[Place]] = {}
    for place in Place.objects.filter(application__in=applications).select_related("application__municipality"):
        places.setdefault(place.application_id, []).append(place)
    resolved: dict[int, list[ResolvedPlace]] = {}
    for each in ResolvedPlace.objects.filter(place__application__in=applications).select_related("place"):
        resolved.setdefault(each.place.application_id, []).append(each)
    return [
        Recommended(
            application,
            sorted(places.get(application.pk, []), key=lambda place: place.rank),
            proposed.get(application.pk),
            outcome.places if (outcome := getattr(application, "resolved_outcome", None)) else None,
            sorted(resolved.get(application.pk, []), key=lambda line: line.place.rank),
            getattr(application, "decision", None),
        )
        for application in applications
    ]

"""Who judges a case, and what has been recommended, resolved and decided."""

from datetime import date

from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal
from municipalities.models import (
    Decision,
    Membership,
    Municipality,
    Position,
    Recommendation,
    Resolution,
    Substitute,
)
from municipalities.rules.decision import refuse_judging


def substitute_on(municipality: Municipality, day: date) -> User | None:
    """Return the person named to decide the municipality's cases, if one is."""
    named = Substitute.objects.on(day).filter(municipality=municipality).select_related("user").first()
    return named.user if named else None


def conflict_of_interest(by: User, municipality: Municipality, day: date) -> Refusal | None:
    """Refuse whoever may not decide about this municipality on that day, in words; None when they may.

    Finance asks the same before money is authorised.
    """
    member = Membership.objects.filter(user=by, municipality=municipality).exists()
    return refuse_judging(municipality, substitute=substitute_on(municipality, day), member=member, by=by)


def decisions_for(user: User) -> QuerySet[Decision]:
    return Decision.objects.visible_to(user).select_related(
        "application__municipality", "application__round", "issued_by"
    )


def recommendations_for(user: User) -> QuerySet[Recommendation]:
    return Recommendation.objects.visible_to(user).select_related("recommended_by")


def resolutions_for(user: User) -> QuerySet[Resolution]:
    return Resolution.objects.visible_to(user).select_related("round", "recorded_by")


def positions_for(user: User) -> QuerySet[Position]:
    return Position.objects.visible_to(user).select_related("municipality", "decision")

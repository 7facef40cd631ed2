"""Who judges a case, and what has been recommended, resolved and decided."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal
from municipalities.models import (
    ConflictDeclaration,
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
    unfit = municipality.pk in _declared_unfit(by, [municipality.pk])
    return refuse_judging(municipality, substitute=substitute_on(municipality, day), member=member, unfit=unfit, by=by)


def _declared_unfit(by: User, municipalities: Iterable[int]) -> set[int]:
    """Return the municipalities of which the last that the person declared, in any round, was a conflict of interest."""
    said = ConflictDeclaration.objects.filter(user=by, municipality__in=municipalities)
    return {
        each.municipality_id
        for each in said.order_by("municipality_id", "-pk").distinct("municipality_id")
        if not each.fit
    }


def judged_by(user: User, municipalities: Iterable[Municipality], day: date) -> dict[int, Refusal | None]:
    """Tell for each municipality whether the person may decide about it on that day; one query for any number."""
    asked = {each.pk: each for each in municipalities}
    named = Substitute.objects.on(day).filter(municipality=OuterRef("pk"))
    said = ConflictDeclaration.objects.filter(user=user.pk, municipality=OuterRef("pk")).order_by("-pk")
    facts = Municipality.objects.filter(pk__in=asked).annotate(
        fit=Subquery(said.values("fit")[:1]),
        member=Exists(Membership.objects.filter(user=user.pk, municipality=OuterRef("pk"))),
        named=Subquery(named.values("user")[:1]),
        named_name=Subquery(named.values("user__name")[:1]),
    )
    return {
        pk: refuse_judging(
            asked[pk],
            substitute=User(pk=who, name=called) if who else None,
            member=member,
            unfit=fit is False,
            by=user,
        )
        for pk, member, fit, who, called in facts.order_by().values_list("pk", "member", "fit", "named", "named_name")
    }


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


def position_with_decision(user: User) -> QuerySet[Position]:
    """Return posts with the decision that granted them, and what it was an answer to."""
    return Position.objects.visible_to(user).select_related(
        "municipality", "decision__application__round", "decision__application__municipality"
    )


def substitutes_of(municipality: Municipality) -> QuerySet[Substitute]:
    """Return who was and is named for the municipality, the latest first."""
    return Substitute.objects.filter(municipality=municipality).select_related("user").order_by("-valid")


def possible_substitutes(user: User) -> QuerySet[User]:
    """Return the others who hold the role of project leader today."""
    held = Appointment.objects.filter(role=Role.PROJECT_LEADER, valid__contains=clock.today())
    return User.objects.filter(is_active=True, appointments__in=held).exclude(pk=user.pk).distinct().order_by("name")

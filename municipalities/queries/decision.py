"""Who judges a case, and what has been recommended, resolved and decided."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal
from municipalities.models import (
    Application,
    ApplicationPartner,
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


@dataclass(frozen=True, slots=True)
class Relation:
    """How a person stands to a municipality on a day, and who is named to decide its cases."""

    municipality: Municipality
    member: bool
    unfit: bool
    substitute: User | None

    def refuse(self, by: User, *, substitutes: Collection[int] = ()) -> Refusal | None:
        """`substitutes`: those named for a whole joint case; whoever is one of them decides it."""
        named = by if self.substitute and by.pk in substitutes else self.substitute
        return refuse_judging(self.municipality, substitute=named, member=self.member, unfit=self.unfit, by=by)


def conflict_of_interest(by: User, municipality: Municipality, day: date) -> Refusal | None:
    """Refuse whoever may not decide about this municipality on that day, in words; None when they may.

    Finance asks this before money is authorised. Of an application ask `refuse_deciding`, which knows its partners.
    """
    return judged_by(by, [municipality], day)[municipality.pk]


def judged_by(user: User, municipalities: Iterable[Municipality], day: date) -> dict[int, Refusal | None]:
    """Tell for each municipality whether the person may decide about it on that day; one query for any number."""
    relations = _relations(user, {each.pk for each in municipalities}, day)
    return {pk: relation.refuse(user) for pk, relation in relations.items()}


def refuse_deciding(by: User, application: Application, day: date) -> Refusal | None:
    """Refuse whoever may not recommend or decide about an application, for its municipality or for a partner of it."""
    return decided_by(by, [application], day)[application.pk]


def decided_by(user: User, applications: Iterable[Application], day: date) -> dict[int, Refusal | None]:
    """Tell for each application (by key) whether the person may decide about it; two queries for any number."""
    behind = {each.pk: [each.municipality_id] for each in applications}
    for application, partner in ApplicationPartner.objects.filter(application__in=behind).values_list(
        "application", "municipality"
    ):
        behind[application].append(partner)
    relations = _relations(user, {key for keys in behind.values() for key in keys}, day)
    return {pk: _refuse_case(user, [relations[key] for key in keys]) for pk, keys in behind.items()}


class Decider:
    """Whether a person may decide on a day, for a page that asks of many cases in many places: two queries for all."""

    def __init__(self, user: User, day: date) -> None:
        self.user, self.day = user, day

    def refuse(self, municipality: int) -> Refusal | None:
        """Answer as `judged_by` does, for the municipality of this key."""
        return self._relations[municipality].refuse(self.user)

    def refuse_case(self, application: Application) -> Refusal | None:
        """Answer as `decided_by` does."""
        keys = [application.municipality_id, *self._partners.get(application.pk, [])]
        return _refuse_case(self.user, [self._relations[key] for key in keys])

    @cached_property
    def _relations(self) -> dict[int, Relation]:
        return _relations(self.user, None, self.day)

    @cached_property
    def _partners(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for application, partner in ApplicationPartner.objects.values_list("application", "municipality"):
            found.setdefault(application, []).append(partner)
        return found


def _refuse_case(user: User, relations: list[Relation]) -> Refusal | None:
    """A joint case has one who decides: whoever is named for one of its municipalities, and is unfit for none."""
    named = {each.substitute.pk for each in relations if each.substitute}
    return next(filter(None, (each.refuse(user, substitutes=named) for each in relations)), None)


def _relations(user: User, municipalities: Collection[int] | None, day: date) -> dict[int, Relation]:
    """The last that the person declared of a municipality holds, in whatever round. One query; None is all of them."""
    named = Substitute.objects.on(day).filter(municipality=OuterRef("pk"))
    said = ConflictDeclaration.objects.filter(user=user.pk, municipality=OuterRef("pk")).order_by("-pk")
    asked = Municipality.objects.all() if municipalities is None else Municipality.objects.filter(pk__in=municipalities)
    found: QuerySet[Any] = asked.annotate(
        fit=Subquery(said.values("fit")[:1]),
        member=Exists(Membership.objects.filter(user=user.pk, municipality=OuterRef("pk"))),
        named=Subquery(named.values("user")[:1]),
        named_name=Subquery(named.values("user__name")[:1]),
    )
    return {
        each.pk: Relation(
            each,
            each.member,
            each.fit is False,
            User(pk=each.named, name=each.named_name) if each.named else None,
        )
        for each in found.order_by()
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

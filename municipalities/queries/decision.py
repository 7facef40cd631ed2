"""Who judges a case, and what has been recommended, resolved and decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal
from municipalities.models import (
    Application,
    Decision,
    DecisionOutcome,
    Membership,
    Municipality,
    Position,
    Recommendation,
    Resolution,
    ResolvedOutcome,
    Round,
    Substitute,
)
from municipalities.rules.decision import refuse_judging


@dataclass(frozen=True, slots=True)
class Case:
    """An application with what has been proposed, resolved (posts; None while nothing is recorded) and decided."""

    application: Application
    recommendation: Recommendation | None
    resolved: int | None
    decision: Decision | None


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


def judged_by(user: User, municipalities: Iterable[Municipality], day: date) -> dict[int, Refusal | None]:
    """Tell for each municipality whether the person may decide about it on that day; one query for any number."""
    asked = {each.pk: each for each in municipalities}
    named = Substitute.objects.on(day).filter(municipality=OuterRef("pk"))
    facts = Municipality.objects.filter(pk__in=asked).annotate(
        member=Exists(Membership.objects.filter(user=user.pk, municipality=OuterRef("pk"))),
        named=Subquery(named.values("user")[:1]),
        named_name=Subquery(named.values("user__name")[:1]),
    )
    return {
        pk: refuse_judging(asked[pk], substitute=User(pk=who, name=called) if who else None, member=member, by=user)
        for pk, member, who, called in facts.order_by().values_list("pk", "member", "named", "named_name")
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


def cases_in(user: User, round_: Round) -> list[Case]:
    """Return the round's applications that are handed in, each with how far its case has come; four queries."""
    applications = Application.objects.visible_to(user).handed_in().filter(round=round_)
    in_round = {"application__round": round_}
    proposed = {each.application_id: each for each in recommendations_for(user).filter(**in_round)}
    decided = {each.application_id: each for each in decisions_for(user).filter(**in_round)}
    resolved = dict(
        ResolvedOutcome.objects.filter(resolution__in=Resolution.objects.visible_to(user), **in_round).values_list(
            "application_id", "places"
        )
    )
    return [
        Case(each, proposed.get(each.pk), resolved.get(each.pk), decided.get(each.pk))
        for each in applications.select_related("municipality", "round").order_by("municipality__name_sort", "pk")
    ]


def case_of(user: User, application: Application) -> Case:
    """Return one application's case, as far as the reader may see it."""
    resolved = ResolvedOutcome.objects.filter(
        application=application, resolution__in=Resolution.objects.visible_to(user)
    ).first()
    return Case(
        application,
        recommendations_for(user).filter(application=application).first(),
        resolved.places if resolved else None,
        decisions_for(user).filter(application=application).first(),
    )


def drafted_decision(case: Case, *, reasons: str) -> Decision:
    """Return the decision as it would be issued, not stored: for reading the letter through beforehand."""
    places = case.resolved or 0
    return Decision(
        application=case.application,
        outcome=DecisionOutcome.GRANTED if places else DecisionOutcome.REFUSED,
        places=places,
        reasons=reasons.strip(),
        kind=case.application.round.decision_kind,
    )


def substitutes_of(municipality: Municipality) -> QuerySet[Substitute]:
    """Return who was and is named for the municipality, the latest first."""
    return Substitute.objects.filter(municipality=municipality).select_related("user").order_by("-valid")


def possible_substitutes(user: User) -> QuerySet[User]:
    """Return the others who hold the role of project leader today."""
    held = Appointment.objects.filter(role=Role.PROJECT_LEADER, valid__contains=clock.today())
    return User.objects.filter(is_active=True, appointments__in=held).exclude(pk=user.pk).distinct().order_by("name")

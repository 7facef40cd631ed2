"""Offers and the waiting list: who is offered what, who is next."""

from dataclasses import dataclass
from datetime import date

from alisvest.accounts.models import User
from municipalities.models import (
    Acceptance,
    Application,
    DecidedPlace,
    OfferedPlace,
    Origin,
    PlaceOutcome,
    Release,
    Round,
)
from municipalities.models.acceptance import AcceptanceQuerySet
from municipalities.workflow import AcceptanceStatus, ApplicationStatus

IN_LINE = (ApplicationStatus.WAITLISTED, ApplicationStatus.GRANTED)  # granted: another place of the same application


def acceptances_for(user: User) -> AcceptanceQuerySet:
    return Acceptance.objects.visible_to(user).select_related(
        "decision__application__round", "decision__application__municipality", "answered_by"
    )


def offered_places(acceptance: Acceptance) -> list[OfferedPlace]:
    """Return the posts of an offer, the municipality's own order."""
    return list(
        OfferedPlace.objects.filter(acceptance=acceptance).select_related("place__place").order_by("place__place__rank")
    )


def next_in_line(round_: Round, release: Release | None, today: date) -> DecidedPlace | None:
    """Return the place that the next post is offered to; None when nobody waits or the list holds no longer."""
    if release is None or today > release.waiting_until:
        return None
    return (
        DecidedPlace.objects.filter(
            decision__application__round=round_,
            decision__application__status__in=IN_LINE,
            outcome=PlaceOutcome.WAITING,
            offers=None,
        )
        .select_related("decision__application__municipality", "decision__application__round", "place")
        .order_by("waiting_rank")
        .first()
    )


def verb_after_giving_up(application: Application, release: Release | None, today: date) -> str:
    """Return the move of an application that gave up an offer; empty where it stands as it is.

    What was accepted, and a grant that still waits for its answer, keep it granted. A place that stands on the waiting
    list, or is offered from it now, keeps it there while the list holds. What is left else is not taken up.
    """
    if application.status not in IN_LINE:
        return ""  # withdrawn meanwhile
    others = Acceptance.objects.filter(decision__application=application)
    if others.filter(status=AcceptanceStatus.ACCEPTED).exists():
        return ""
    waiting = others.open().filter(origin=Origin.WAITING_LIST).exists() or _waits(application, release, today)
    if application.status == ApplicationStatus.WAITLISTED:
        return "" if waiting else "give_up"
    if others.open().exclude(origin=Origin.WAITING_LIST).exists():
        return ""
    return "fall_back" if waiting else "give_up"


def _waits(application: Application, release: Release | None, today: date) -> bool:
    if release is None or today > release.waiting_until:
        return False
    places = DecidedPlace.objects.filter(decision__application=application)
    return places.filter(outcome=PlaceOutcome.WAITING, offers=None).exists()


@dataclass(frozen=True, slots=True)
class InLine:
    """A place on the waiting list, with its latest offer if it ever had one."""

    place: DecidedPlace
    offer: OfferedPlace | None


def waiting_list(user: User, round_: Round) -> list[InLine]:
    """Return the round's waiting list in its order, for the programme's staff; two queries."""
    reached = Release.objects.visible_to(user).filter(round=round_)
    places = (
        DecidedPlace.objects.filter(
            outcome=PlaceOutcome.WAITING, decision__application__round__in=reached.values("round")
        )
        .select_related("decision__application__municipality", "place")
        .order_by("waiting_rank")
    )
    offers = OfferedPlace.objects.filter(place__in=places.values("pk")).select_related(
        "acceptance", "instead_of__acceptance__decision__application__municipality"
    )
    latest = {each.place_id: each for each in offers.order_by("pk")}
    return [InLine(place, latest.get(place.pk)) for place in places]


def unfilled_posts(user: User, round_: Round) -> list[OfferedPlace]:
    """Return the posts of the round that nobody took and that were offered to nobody else, for the staff."""
    reached = Acceptance.objects.visible_to(user).filter(decision__application__round=round_)
    return list(
        OfferedPlace.objects.filter(acceptance__in=reached, taken=False, passed_on_to=None)
        .select_related("acceptance__decision__application__municipality", "place__place")
        .order_by("acceptance__ended_at", "pk")
    )

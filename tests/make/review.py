"""What comes after the application: recommendation, resolution, decision, substitute, post."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.outbox.actions import print_letters
from municipalities.actions import prepare_decision, release_decisions
from municipalities.models import (
    Acceptance,
    AdvertisedPosition,
    Advertisement,
    Application,
    ConflictDeclaration,
    DecidedPlace,
    Decision,
    DecisionOutcome,
    Municipality,
    OfferedPlace,
    Origin,
    Outcome,
    PartnerSignature,
    Place,
    PlaceOutcome,
    Position,
    Recommendation,
    RecommendedPlace,
    Resolution,
    ResolvedOutcome,
    ResolvedPlace,
    Substitute,
)
from municipalities.rules import Proposed, Terms
from municipalities.workflow import ApplicationStatus, PositionStatus, RoundStatus
from tests.make import municipalities as make
from tests.make import people

_serial = count(1001)  # no number is the beginning of another
START = date(2017, 9, 1)
MEETING = date(2017, 3, 28)


def lines(application: Application, *, granted: int, waiting: int | None = None) -> dict[Place, Proposed]:
    """Give the first `granted` places of an application a grant; the rest waits from number `waiting` on, or is refused."""
    found = {}
    for order, place in enumerate(application.places.order_by("rank")):
        if order < granted:
            found[place] = Proposed(PlaceOutcome.GRANTED)
        elif waiting is not None:
            found[place] = Proposed(PlaceOutcome.WAITING, waiting + order - granted)
        else:
            found[place] = Proposed(PlaceOutcome.REFUSED)
    return found


def proposed(application: Application, *, granted: int = 1, waiting: int | None = None) -> dict[int, Proposed]:
    """Return the same by the places' keys, as the actions take it."""
    return {place.pk: each for place, each in lines(application, granted=granted, waiting=waiting).items()}


def recommended(
    application: Application | None = None, *, places: int = 1, waiting: int | None = None, **fields: Any
) -> Application:
    """Make an application with its recommendation; `places=0` is one that is not, `waiting` its number on the list."""
    outcome = Outcome.RECOMMENDED if places else Outcome.WAITING if waiting else Outcome.NOT_RECOMMENDED
    fields.setdefault("places_wanted", max(places, 1))
    application = application or make.application(ApplicationStatus(outcome.value), **fields)
    recommendation = Recommendation.objects.create(
        application=application,
        outcome=outcome,
        places=places,
        reasons="A breadth of tasks.",
        recommended_by=people.project_leader(),
        recommended_at=clock.now(),
    )
    for place, each in lines(application, granted=places, waiting=waiting).items():
        RecommendedPlace.objects.create(
            recommendation=recommendation, place=place, outcome=each.outcome, waiting_rank=each.rank
        )
    return application


def signed_jointly(application: Application) -> None:
    """Let every partner have signed what was handed in, on paper."""
    application.content_sha256 = application.content_sha256 or "0" * 64
    application.save(update_fields=["content_sha256"])
    for row in application.partner_rows.all():
        PartnerSignature.objects.create(
            application=application,
            municipality=row.municipality,
            content_sha256=application.content_sha256,
            signed_by=people.project_leader(),
            signed_at=clock.now(),
            name="Ola Ordførar",
            source="Letter from the mayor",
            received_on=clock.today(),
        )


def resolved(*applications: Application, places: int = 1, waiting: int | None = None) -> Resolution:
    """Record the resolution of the applications' round, without asking the rules; all get `places` posts.

    `waiting`: the rest of the first one's places stand on the waiting list from that number on.
    """
    applications = applications or (recommended(),)
    resolution = Resolution.objects.create(
        round=applications[0].round,
        meeting_on=MEETING,
        minutes_reference="SG 2/2017",
        text="As recommended.",
        recorded_by=people.project_leader(),
        recorded_at=clock.now(),
    )
    for each in applications:
        resolve(resolution, each, places=places, waiting=waiting)
        waiting = waiting + 1 if waiting else None
    resolution.round.status = RoundStatus.RESOLVED
    resolution.round.save(update_fields=["status"])
    return resolution


def resolve(resolution: Resolution, application: Application, *, places: int = 1, waiting: int | None = None) -> None:
    """Add an application to a resolution."""
    wanted = application.places.count()
    ResolvedOutcome.objects.create(resolution=resolution, application=application, places=min(places, wanted))
    for place, each in lines(application, granted=places, waiting=waiting).items():
        ResolvedPlace.objects.create(resolution=resolution, place=place, outcome=each.outcome, waiting_rank=each.rank)


def prepare(
    application: Application, *, reasons: str = "Breadth of tasks.", access_code: str = "", by: User | None = None
) -> None:
    """Write the decision on a resolved application, through the action."""
    needed = ResolvedPlace.objects.filter(place__application=application).exclude(outcome=PlaceOutcome.REFUSED)
    prepare_decision(
        application,
        reasons=reasons,
        access_code=access_code,
        terms={each.place_id: Terms(START) for each in needed},
        by=by or people.project_leader(),
    )


def issue(
    application: Application, *, reasons: str = "Breadth of tasks.", access_code: str = "", by: User | None = None
) -> Decision:
    """Write the decision on a resolved application and release its round at once, through the actions; letters and all."""
    by = by or people.project_leader()
    prepare(application, reasons=reasons, access_code=access_code, by=by)
    ends = clock.today() + timedelta(days=365)
    release_decisions(application.round, answer_days=21, offer_days=10, waiting_until=ends, by=by)
    print_letters()
    return Decision.objects.get(application=application)


def decided(municipality: Municipality | None = None, *, places: int = 1, **fields: Any) -> Decision:
    """Make a decision that is issued; a round of its own where the first one's application is already there."""
    status = ApplicationStatus.GRANTED if places else ApplicationStatus.REFUSED
    municipality = municipality or make.municipality()
    taken = Application.objects.filter(municipality=municipality).exists()
    own: dict[str, Any] = {"round": make.round_()} if taken else {}
    application = make.application(status, municipality=municipality, places_wanted=max(places, 1), **own)
    defaults = {
        "outcome": DecisionOutcome.GRANTED if places else DecisionOutcome.REFUSED,
        "places": places,
        "reasons": "A breadth of tasks.",
        "kind": application.round.decision_kind,
        "issued_by": people.project_leader(),
        "issued_at": clock.now(),
    }
    decision = Decision.objects.create(application=application, **defaults | fields)
    decide_places(decision)
    return decision


def decide_places(decision: Decision) -> None:
    """Decide as many places as the decision grants; the rest is refused."""
    for place, each in lines(decision.application, granted=decision.places).items():
        start = None if each.outcome == PlaceOutcome.REFUSED else START
        DecidedPlace.objects.create(decision=decision, place=place, outcome=each.outcome, start=start)


def offered(decision: Decision | None = None, *, deadline_at: datetime | None = None, **fields: Any) -> Acceptance:
    """Make the offer of a decision's posts: it stands until the end of the twentieth day unless said otherwise."""
    decision = decision or decided()
    now = clock.now()
    acceptance = Acceptance.objects.create(
        decision=decision,
        **{
            "origin": Origin.DECISION,
            "offered_at": now,
            "deadline_at": deadline_at or clock.end_of_day(clock.today() + timedelta(days=20)),
        }
        | fields,
    )
    for place in decision.decided_places.filter(outcome=PlaceOutcome.GRANTED):
        OfferedPlace.objects.create(acceptance=acceptance, place=place, start=place.start or START)
    return acceptance


def accepted(decision: Decision | None = None, *, by: User | None = None) -> Acceptance:
    """Make an offer that the municipality has accepted; its posts are not made (see position)."""
    acceptance = offered(decision)
    OfferedPlace.objects.filter(acceptance=acceptance).update(taken=True)
    acceptance.status, acceptance.ended_at = "accepted", acceptance.offered_at
    acceptance.answered_by = by or people.user()
    acceptance.contact_name, acceptance.content_sha256 = "Kari Kontakt", "0" * 64
    acceptance.save()
    return acceptance


def position(municipality: Municipality | None = None, *, start: date = START, **fields: Any) -> Position:
    """Make a granted post of 100 % that may be filled from `start` on, in any municipality."""
    municipality = municipality or make.municipality()
    decision = Decision.objects.filter(application__municipality=municipality).first() or decided(municipality)
    defaults = {"number": f"Post {next(_serial)}", "start": start, "percentage": 100, "valid": DateRange(start, None)}
    return Position.objects.create(**{"municipality": municipality, "decision": decision} | defaults | fields)


def substitute(municipality: Municipality, person: User, *, start: date = date(2017, 1, 1)) -> Substitute:
    """Name a person who alone decides the municipality's cases from `start` on."""
    return Substitute.objects.create(
        municipality=municipality,
        user=person,
        reason="The municipality leads the programme.",
        valid=DateRange(start, None),
    )


def declared(
    person: User, *, unfit: Municipality | None = None, reason: str = "My sister is the chief doctor."
) -> User:
    """Let the person have declared to be fit for every municipality that has applied so far; but for `unfit`."""
    for each in Application.objects.select_related("round"):
        for key in (each.municipality_id, *each.partner_rows.values_list("municipality_id", flat=True)):
            conflicted = unfit is not None and key == unfit.pk
            ConflictDeclaration.objects.create(
                user=person,
                round=each.round,
                municipality_id=key,
                fit=not conflicted,
                reason=reason if conflicted else "",
                declared_at=clock.now(),
            )
    return person


def advertisement(*posts: Position, published: date | None = None, **fields: Any) -> Advertisement:
    """Make an advertisement of the posts, of one where none is given; `published` with three weeks' deadline."""
    posts = posts or (position(),)
    dates: dict[str, Any] = {}
    if published is not None:
        dates = {
            "published_on": published,
            "deadline_on": published + timedelta(weeks=3),
            "published_where": "The journal",
        }
    made = Advertisement.objects.create(
        **{
            "municipality": posts[0].municipality,
            "title": "Doctor wanted",
            "text": "A permanent post.",
            "written_by": people.project_leader(),
            "written_at": clock.now(),
        }
        | dates
        | fields
    )
    for post in posts:
        AdvertisedPosition.objects.create(advertisement=made, position=post)
        if published is not None:
            post.status = PositionStatus.ADVERTISED
            post.save(update_fields=["status"])
    return made

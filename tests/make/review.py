"""What comes after the application: recommendation, resolution, decision, substitute, post."""

from datetime import date
from itertools import count
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from municipalities.models import (
    Application,
    ConflictDeclaration,
    Decision,
    DecisionOutcome,
    Municipality,
    Outcome,
    Position,
    Recommendation,
    Resolution,
    ResolvedOutcome,
    Substitute,
)
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people

_serial = count(1)
START = date(2017, 9, 1)
MEETING = date(2017, 3, 28)


def recommended(application: Application | None = None, *, places: int = 1, **fields: Any) -> Application:
    """Make an application with its recommendation; `places=0` is one that is not recommended."""
    status = ApplicationStatus.RECOMMENDED if places else ApplicationStatus.NOT_RECOMMENDED
    application = application or make.application(status, **fields)
    Recommendation.objects.create(
        application=application,
        outcome=Outcome.RECOMMENDED if places else Outcome.NOT_RECOMMENDED,
        places=places,
        reasons="A breadth of tasks.",
        recommended_by=people.project_leader(),
        recommended_at=clock.now(),
    )
    return application


def resolved(*applications: Application, places: int = 1) -> Resolution:
    """Record the resolution of the applications' round, without asking the rules; all get `places` posts."""
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
        ResolvedOutcome.objects.create(resolution=resolution, application=each, places=places)
    return resolution


def decided(municipality: Municipality | None = None, *, places: int = 1, **fields: Any) -> Decision:
    """Make a decision that is issued; a round of its own where the first one's application is already there."""
    status = ApplicationStatus.GRANTED if places else ApplicationStatus.REFUSED
    municipality = municipality or make.municipality()
    taken = Application.objects.filter(municipality=municipality).exists()
    own: dict[str, Any] = {"round": make.round_()} if taken else {}
    application = make.application(status, municipality=municipality, **own)
    defaults = {
        "outcome": DecisionOutcome.GRANTED if places else DecisionOutcome.REFUSED,
        "places": places,
        "reasons": "A breadth of tasks.",
        "kind": application.round.decision_kind,
        "issued_by": people.project_leader(),
        "issued_at": clock.now(),
    }
    return Decision.objects.create(application=application, **defaults | fields)


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

"""Rounds, who was invited, and how far each has come."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from alisvest.accounts.models import User
from alisvest.core import clock
from municipalities.models import SECTIONS, Application, Invitation, Municipality, Round
from municipalities.queries.application import with_answers
from municipalities.rules import missing_points
from municipalities.workflow import ApplicationStatus


@dataclass(frozen=True, slots=True)
class Invited:
    """One line of the round's page: a municipality, whether it has begun, and how many of the points are complete."""

    municipality: Municipality
    mails: int
    application: Application | None
    complete: int
    points: int


def rounds_for(user: User) -> QuerySet[Round]:
    """Return rounds, newest deadline first, with `invited` and `handed_in` counted."""
    return Round.objects.visible_to(user).annotate(
        invited=Count("invitations", distinct=True),
        handed_in=Count("applications", filter=~Q(applications__status=ApplicationStatus.DRAFT), distinct=True),
        drafts=Count("applications", filter=Q(applications__status=ApplicationStatus.DRAFT), distinct=True),
    )


def open_rounds(user: User, day: date | None = None) -> QuerySet[Round]:
    return Round.objects.visible_to(user).open_on(day or clock.today())


def invited_to(user: User, round_: Round) -> list[Invited]:
    """Return every invited municipality, and those who began without being invited, in Norwegian order of names."""
    applications = {
        application.municipality_id: application
        for application in with_answers(Application.objects.visible_to(user).filter(round=round_))
    }
    mails = dict(Invitation.objects.filter(round=round_).values_list("municipality_id", "mails"))
    municipalities = Municipality.objects.filter(pk__in={*applications, *mails})
    return [
        _invited(municipality, mails.get(municipality.pk, 0), applications.get(municipality.pk))
        for municipality in municipalities
    ]


def _invited(municipality: Municipality, mails: int, application: Application | None) -> Invited:
    complete = len(SECTIONS) - len(missing_points(application)) if application else 0
    return Invited(municipality, mails, application, complete, len(SECTIONS))

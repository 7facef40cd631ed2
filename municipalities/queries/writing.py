"""Who writes an application: what is given to colleagues, what the signer said, what was sent and came on paper."""

from collections.abc import Iterable

from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES
from municipalities.models import (
    Application,
    Municipality,
    PaperEntry,
    Place,
    Round,
    SectionAssignment,
    SectionComment,
    Submission,
    Withdrawal,
)
from municipalities.queries.municipality import active_members
from municipalities.queries.round_setup import dispensed_until
from municipalities.rules import Standing

Point = tuple[str, int | None]
"""A point of an application: its key, and the place's pk where each place answers it."""


def standing(application: Application, user: User) -> Standing:
    """Return what lets the reader write beside the municipality's writers, and how long (three questions)."""
    given = SectionAssignment.objects.filter(application=application, user=user)
    paper = paper_entry(application)
    return Standing(
        dispensed_until(application.round, application.municipality_id),
        frozenset(given.values_list("key", "place_id")),
        paper.received_on if paper else None,
    )


def paper_entry(application: Application) -> PaperEntry | None:
    return PaperEntry.objects.filter(application=application).select_related("entered_by").first()


def assignments_of(application: Application) -> dict[Point, list[SectionAssignment]]:
    """Return who was given which point, by name."""
    given: dict[Point, list[SectionAssignment]] = {}
    rows = SectionAssignment.objects.filter(application=application).select_related("user")
    for row in rows.order_by("user__name"):
        given.setdefault((row.key, row.place_id), []).append(row)
    return given


def assignments_for(user: User) -> QuerySet[SectionAssignment]:
    """Return points given to colleagues, of the applications that the reader sees."""
    seen = SectionAssignment.objects.filter(application__in=Application.objects.visible_to(user))
    return seen.select_related("application", "user", "place")


def comments_for(user: User) -> QuerySet[SectionComment]:
    seen = SectionComment.objects.filter(application__in=Application.objects.visible_to(user))
    return seen.select_related("application", "place")


def places_for(user: User) -> QuerySet[Place]:
    seen = Place.objects.filter(application__in=Application.objects.visible_to(user))
    return seen.select_related("application")


def without_application(user: User, round_: Round) -> QuerySet[Municipality]:
    """Return the municipalities of the round's time that have no application in it."""
    rows = Municipality.objects.visible_to(user).valid_on(round_.deadline_on)
    return rows.exclude(applications__round=round_)


def comments_on(application: Application) -> list[SectionComment]:
    """Return what the signer said that nobody has answered, in the order it was written."""
    rows = SectionComment.objects.filter(application=application, answered_at=None)
    return list(rows.select_related("written_by").order_by("pk"))


def on_point(comments: Iterable[SectionComment], point: Point) -> list[SectionComment]:
    return [each for each in comments if (each.key, each.place_id) == point]


def submissions_of(application: Application) -> list[Submission]:
    """Return each handing-in, the newest first."""
    rows = Submission.objects.filter(application=application)
    return list(rows.select_related("submitted_by", "paper").order_by("-version"))


def submissions_for(user: User) -> QuerySet[Submission]:
    return Submission.objects.visible_to(user).select_related("paper")


def withdrawal_of(application: Application) -> Withdrawal | None:
    return application.withdrawals.select_related("withdrawn_by").order_by("-pk").first()


def colleagues_of(application: Application) -> list[User]:
    """Return everybody who holds a role in the municipality today: those a point can be given to."""
    return active_members(application.municipality, clock.today(), *sorted(MUNICIPALITY_ROLES))

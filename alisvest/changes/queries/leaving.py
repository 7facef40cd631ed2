"""What follows when a doctor leaves, and what is asked about: the supervisor, and what is owed either way."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from alisvest.accounts.models import User
from alisvest.changes.queries.consequences import Consequence, consequences, fingerprint_of, owed
from alisvest.changes.queries.situation import ended_on, situation_of
from alisvest.core import clock
from alisvest.core.dates import day_after
from candidates.models import Employment
from municipalities.models import Municipality, Position
from municipalities.models.succession import responsible
from supervision.models import Assignment


@dataclass(frozen=True, slots=True)
class Leaving:
    """What follows after a last day. `assignment` is the supervisor's that would go on after it."""

    lines: list[Consequence]
    owed: list[Consequence]
    assignment: Assignment | None
    fingerprint: str


def leaving_of(employment: Employment, *, last: date, today: date) -> Leaving:
    """Reckon what follows when the doctor leaves the post after `last`."""
    now = situation_of(employment.candidate)
    municipality = employment.position.municipality_id
    after = ended_on(now, employment.position_id, end=day_after(last))
    lines = consequences(now, after, municipality, years={last.year, last.year + 1}, today=today)
    money = owed(now, municipality)
    return Leaving(lines, money, assignment_after(employment, last), fingerprint_of([*lines, *money], now, after))


def assignment_after(employment: Employment, last: date) -> Assignment | None:
    """Return the assignment of a supervisor that goes on after the day."""
    found = Assignment.objects.filter(candidate=employment.candidate_id, valid__contains=day_after(last))
    return found.select_related("supervisor").first()


def participants(employment: Employment) -> QuerySet[Municipality]:
    """Return the other municipalities that have posts in the programme, by name."""
    today = clock.today()
    posts = Position.objects.annotate(employer=responsible("municipality", today))
    own = posts.filter(pk=employment.position_id).values("employer")
    return Municipality.objects.filter(pk__in=posts.exclude(employer__in=own).values("employer")).order_by("name_sort")


def employments_to_end(user: User) -> QuerySet[Employment]:
    return Employment.objects.visible_to(user).select_related("candidate", "position__municipality")

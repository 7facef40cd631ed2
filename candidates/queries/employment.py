"""Who holds which position when."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from alisvest.accounts.hats import Held
from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.dates import last_day
from alisvest.core.roles import Hat, Role
from candidates.models import Candidate, Employment
from municipalities.models import MainPosition, Municipality, Position
from municipalities.queries import responsible_on
from municipalities.workflow import PositionStatus


def employments_for(user: User) -> QuerySet[Employment]:
    """Return the employments the reader sees, with candidate, position and municipality."""
    return Employment.objects.visible_to(user).select_related("candidate", "position__municipality")


def employments_in_year(year: int) -> QuerySet[Employment]:
    """Return every employment that touches the calendar year: for the apps above, whose own scope decides who sees.

    Order: municipality, candidate, first day.
    """
    return (
        Employment.objects.in_year(year)
        .select_related("candidate", "position__municipality")
        .order_by("position__municipality__name_sort", "candidate__name_sort", "valid")
    )


def employments_of(candidate: Candidate) -> QuerySet[Employment]:
    """Return the candidate's employments, first to last; the caller has fetched the candidate in scope."""
    return (
        Employment.objects.filter(candidate=candidate).select_related("position__municipality").order_by("valid", "pk")
    )


def candidate_employed_on(candidate: Candidate, day: date) -> bool:
    return Employment.objects.filter(candidate=candidate, valid__contains=day).exists()


def municipality_on(candidate: Candidate, day: date) -> Municipality | None:
    """Return the municipality that answers for the candidate's post on the day, or None."""
    held = employments_of(candidate).filter(valid__contains=day).first()
    return responsible_on(held.position, day) if held else None


def posts_held(user: User) -> QuerySet[Position]:
    """Return the posts that the reader, a candidate, holds today or will hold."""
    held = Employment.objects.filter(candidate=user.scope).exclude(valid__fully_lt=DateRange(clock.today(), None))
    return Position.objects.filter(pk__in=held.values("position"))


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position with who holds it, who comes next, and since when it has been without a doctor.

    `until`: the half-open end of the stay of whoever holds it; None where nobody does or no end is known.
    """

    position: Position
    now: Employment | None
    later: Employment | None
    last: Employment | None
    until: date | None = None

    @property
    def is_vacant(self) -> bool:
        return self.now is None

    @property
    def may_be_filled(self) -> bool:
        """Tell whether a doctor could start some day: nobody holds it without an end, now or later."""
        now = self.now is None or self.until is not None
        return now and (self.later is None or self.later.valid.upper is not None)

    @property
    def last_day(self) -> date | None:
        """The last day of whoever holds it; None where nobody does or no end is known."""
        return last_day(self.until) if self.until else None

    @property
    def main(self) -> str:
        """The main position in words, as of the day that the row was asked for."""
        return str(MainPosition(getattr(self.position, "now_main", self.position.main_position)).label)

    @property
    def vacant_from(self) -> date | None:
        """The first day without a doctor, past or to come; None while no end is known, or somebody comes after."""
        if self.later is not None:
            return None
        if self.now is not None:
            return self.until
        return self.last.valid.upper if self.last else self.position.start


def positions_for(user: User) -> QuerySet[Position]:
    return Position.objects.visible_to(user).select_related("municipality")


def filled_positions(user: User, day: date) -> list[PositionLine]:
    """Return the positions the reader sees that exist on or after the day, each with its holders. Two queries."""
    positions = positions_for(user).exclude(valid__fully_lt=DateRange(day, None))
    positions = positions.order_by("municipality__name_sort", "number")
    return [line_of(position, day) for position in positions.prefetch_related(holders(user))]


@dataclass(frozen=True, slots=True)
class PostFigures:
    """How many posts there are, how many of them have a doctor on a day, and in how many municipalities."""

    posts: int
    with_doctor: int
    municipalities: int


def post_figures(user: User, day: date) -> PostFigures:
    """Count the posts the reader sees that exist on or after the day. A number names no doctor: it tells everybody,
    also the steering group, that sees no person, the same. One query.
    """
    posts = positions_for(user).exclude(status=PositionStatus.ENDED).exclude(valid__fully_lt=DateRange(day, None))
    held = Employment.objects.filter(position=OuterRef("pk"), valid__contains=day)
    return PostFigures(
        **posts.aggregate(
            posts=Count("pk"),
            with_doctor=Count("pk", filter=Exists(held)),
            municipalities=Count("municipality", distinct=True),
        )
    )


def holders(user: User) -> "Prefetch[str, QuerySet[Employment], str]":
    """Fetch the employments of posts that the reader sees, with their doctors, first to last."""
    held = Employment.objects.read_by(user).select_related("candidate", "ending__moves_to").order_by("valid")
    return Prefetch("employments", held)


def line_of(position: Position, day: date) -> PositionLine:
    """Return who holds the post on the day. A stay of rows without a gap goes on to its last row's end."""
    employments = list(position.employments.all())
    now = next((e for e in employments if day in e.valid), None)
    until = now.valid.upper if now else None
    later = None
    for each in employments:
        if each.valid.lower <= day:
            continue
        if now and until == each.valid.lower and each.candidate_id == now.candidate_id:
            until = each.valid.upper
        elif later is None:
            later = each
    last = next((e for e in reversed(employments) if e.valid.upper is not None and e.valid.upper <= day), None)
    return PositionLine(position, now, later, last, until)


def hats_held(users: Collection[int], day: date) -> Iterator[Held]:
    """Give the hats of people who are candidates: worn before the first day too, and afterwards to read. Two queries."""
    employments = Employment.objects.select_related("position__municipality").order_by("valid")
    for candidate in Candidate.objects.filter(user__in=users).prefetch_related(Prefetch("employments", employments)):
        spans = list(candidate.employments.all())
        place = spans[-1].position.municipality.name if spans else ""
        ends = [each.valid.upper for each in spans]
        bound = max(ends) if ends and None not in ends else None
        hat = Hat(Role.CANDIDATE, candidate.pk, str(Role.CANDIDATE.label), place=place)
        yield Held(candidate.user_id or 0, hat, None, bound, stays=True)

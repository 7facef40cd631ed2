"""The one list of posts: searched, filtered, counted, with the doctor of today; and the stays in one post."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import (
    CharField,
    Count,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce

from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from candidates.models import Employment, EmploymentEnd
from candidates.queries.employment import holders
from municipalities.models import Position, PositionFacts, Workplace


def posts_listed(user: User, day: date, *, words: str = "", main: str = "", held: str = "") -> QuerySet[Position]:
    """Return the posts the reader sees, as they are on the day: `now_percentage` and `now_main` are annotated.

    `held`: "yes" or "no" keeps those with or without a doctor on the day.
    """
    facts = PositionFacts.objects.filter(position=OuterRef("pk"), valid__contains=day)
    granted = Cast("percentage", DecimalField(max_digits=5, decimal_places=2))
    rows = Position.objects.read_by(user).annotate(
        now_percentage=Coalesce(Subquery(facts.values("percentage")[:1]), granted),
        now_main=Coalesce(Subquery(facts.values("main_position")[:1]), F("main_position"), output_field=CharField()),
    )
    if words:
        rows = rows.filter(_matches(user, words))
    if main:
        rows = rows.filter(now_main=main)
    if held:
        on = Exists(Employment.objects.filter(position=OuterRef("pk"), valid__contains=day))
        rows = rows.filter(on if held == "yes" else ~on)
    return rows


def _matches(user: User, words: str) -> Q:
    """Match number, municipality, workplace, and the names of doctors that the reader may know."""
    doctors = Employment.objects.read_by(user).filter(candidate__name__icontains=words)
    places = Workplace.objects.filter(position=OuterRef("pk"), name__icontains=words)
    return (
        Q(number__icontains=words)
        | Q(municipality__name__icontains=words)
        | Q(pk__in=doctors.values("position"))
        | Q(Exists(places))
    )


def with_holders(posts: QuerySet[Position], user: User) -> QuerySet[Position]:
    return posts.select_related("municipality").prefetch_related(holders(user))


def counts_by_status(posts: QuerySet[Position]) -> dict[str, int]:
    """Return how many of the posts there are in each status, and in all ("")."""
    counts = dict(posts.order_by().values_list("status").annotate(Count("pk")))
    return counts | {"": sum(counts.values())}


@dataclass(frozen=True, slots=True)
class Stay:
    """A doctor's time in a post: rows without a gap, with how the size changed, and how it ended."""

    rows: list[Employment]
    ending: EmploymentEnd | None

    @property
    def first(self) -> Employment:
        return self.rows[0]

    @property
    def start(self) -> date:
        first: date = self.rows[0].valid.lower
        return first

    @property
    def end(self) -> date | None:
        """The half-open end; None while it runs without one."""
        end: date | None = self.rows[-1].valid.upper
        return end

    @property
    def last_day(self) -> date | None:
        return last_day(self.end) if self.end else None

    @property
    def percentages(self) -> list[tuple[date, Decimal]]:
        """From which day which percentage."""
        return [(row.valid.lower, row.percentage) for row in self.rows]


def stays_in(user: User, position: Position) -> list[Stay]:
    """Return the doctors of the post, the latest first, as far as the reader may know them."""
    held = Employment.objects.read_by(user).filter(position=position)
    stays: list[list[Employment]] = []
    for row in held.select_related("candidate", "ending__moves_to").order_by("valid"):
        before = stays[-1][-1] if stays else None
        if before and before.candidate_id == row.candidate_id and before.valid.upper == row.valid.lower:
            stays[-1].append(row)
        else:
            stays.append([row])
    return [Stay(rows, getattr(rows[-1], "ending", None)) for rows in reversed(stays)]

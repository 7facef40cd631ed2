"""A post on a day, its history by date, and its advertisements, always for a reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from alisvest.accounts.models import User
from municipalities.models import AdvertisedPosition, Advertisement, Position, PositionFacts, SidePosition, Workplace
from municipalities.models.choices import ListModel
from municipalities.models.decision import MainPosition
from municipalities.models.sections import PatientListSection
from municipalities.workflow import POSITION_MOVES

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class PositionOn:
    """What a post is on a day. `rest`: the main position's share of the post in per cent, after the side positions."""

    position: Position
    day: date
    percentage: Decimal
    main_position: str
    list_model: str
    list_length: int | None
    workplaces: list[Workplace]
    sides: list[SidePosition]

    @property
    def rest(self) -> Decimal:
        return WHOLE - sum((side.share for side in self.sides), Decimal(0))

    @property
    def main(self) -> str:
        return str(MainPosition(self.main_position).label)

    @property
    def list_words(self) -> str:
        return str(ListModel(self.list_model).label) if self.list_model else ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What the application said of the place that became a post; empty where it said nothing, or the post has no place."""

    workplace: str = ""
    list_model: str = ""
    list_length: int | None = None


def applied_for(position: Position) -> Applied:
    """Return what need not be typed again when the post is described. At most two queries."""
    place = position.place
    if place is None:
        return Applied()
    listed = PatientListSection.objects.filter(place=place).first()
    return Applied(place.name, listed.list_model, listed.list_length) if listed else Applied(place.name)


def posts_for(user: User) -> QuerySet[Position]:
    """Return the posts the reader sees with all that is dated about them: four queries however many they are."""
    return (
        Position.objects.visible_to(user)
        .select_related("municipality", "decision__application__round")
        .prefetch_related("facts", "workplaces", "side_positions")
    )


def posts_read_by(user: User) -> QuerySet[Position]:
    """Return the posts the reader may read: those of `posts_for`, and those that the municipality shares."""
    return (
        Position.objects.read_by(user)
        .select_related("municipality", "decision__application__round")
        .prefetch_related("facts", "workplaces", "side_positions")
    )


def position_on(position: Position, day: date) -> PositionOn:
    """Return the post as it is on the day; before its facts were written down it is what was granted."""
    facts = next((each for each in position.facts.all() if day in each.valid), None)
    return PositionOn(
        position,
        day,
        Decimal(position.percentage) if facts is None else facts.percentage,
        position.main_position if facts is None else facts.main_position,
        "" if facts is None else facts.list_model,
        None if facts is None else facts.list_length,
        _sorted(each for each in position.workplaces.all() if day in each.valid),
        _sorted_sides(each for each in position.side_positions.all() if day in each.valid),
    )


def _sorted(rows: Iterable[Workplace]) -> list[Workplace]:
    return sorted(rows, key=lambda each: (-each.share, each.name))


def _sorted_sides(rows: Iterable[SidePosition]) -> list[SidePosition]:
    return sorted(rows, key=lambda each: (-each.share, each.task))


def days_of_change(position: Position) -> list[date]:
    """Return the days on which something about the post became different, the first one included, the latest first."""
    days = {position.valid.lower}
    for rows in (position.facts.all(), position.workplaces.all(), position.side_positions.all()):
        for row in rows:
            days.add(row.valid.lower)
            if row.valid.upper is not None and (position.valid.upper is None or row.valid.upper < position.valid.upper):
                days.add(row.valid.upper)
    return sorted(days, reverse=True)


def history_of(position: Position) -> list[PositionOn]:
    """Return the post on each day of change, the latest first."""
    return [position_on(position, day) for day in days_of_change(position)]


def latest_facts(position: Position) -> PositionFacts | None:
    return PositionFacts.objects.filter(position=position).order_by("-valid").first()


def advertisements_for(user: User) -> QuerySet[Advertisement]:
    return (
        Advertisement.objects.visible_to(user)
        .select_related("municipality", "written_by")
        .prefetch_related("places__position")
    )


def advertisements_of(user: User, position: Position) -> QuerySet[Advertisement]:
    """Return the advertisements in which the post stands, the latest first."""
    return advertisements_for(user).filter(places__position=position)


def advertised_for(user: User) -> QuerySet[AdvertisedPosition]:
    """Return the posts of the advertisements the reader sees."""
    lines = AdvertisedPosition.objects.filter(advertisement__in=Advertisement.objects.visible_to(user))
    return lines.select_related("advertisement", "position")


def to_advertise(user: User, municipality: int) -> QuerySet[Position]:
    """Return the posts of a municipality that may be advertised now."""
    sources = POSITION_MOVES["advertise"].sources
    return Position.objects.visible_to(user).filter(municipality=municipality, status__in=sources).order_by("number")


def advertising_state(advertisement: Advertisement, day: date) -> str:
    """Return "written", "open", "over" (the deadline is past) or "closed", as it is on the day."""
    if advertisement.closed_on is not None:
        return "closed"
    if advertisement.deadline_on is None:
        return "written"
    return "over" if advertisement.deadline_on < day else "open"

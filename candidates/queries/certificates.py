"""The service certificates of a plan's periods."""

from alisvest.accounts.models import User
from alisvest.documents.queries import Shelf, shelves_of
from candidates.models import ServicePeriod
from candidates.queries.sheet import Sheet


def certificates_of(sheet: Sheet, user: User) -> list[tuple[ServicePeriod, Shelf]]:
    """Return the periods that have a certificate or should have one, each with what the reader sees of it."""
    shelves = shelves_of(list(sheet.periods), user)
    shown = ((period, shelves[period.pk]) for period in sheet.periods)
    return [(period, shelf) for period, shelf in shown if shelf.count or shelf.missing]

"""Who shares a post on a day, and how it was shared before and will be."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Q, QuerySet

from alisvest.accounts.models import User
from municipalities.models import Municipality, Position, PositionShare


def shares_on(position: Position, day: date) -> list[PositionShare]:
    """Return each municipality's share of the post on the day, the employer's first; nothing where it is not shared."""
    rows = PositionShare.objects.filter(position=position).on(day).select_related("municipality")
    return employer_first(position, rows)


def shares_version(position: Position) -> int:
    """Return what grows with each change of a post's shares: every change writes rows anew. 0 for a post not shared."""
    return PositionShare.objects.filter(position=position).aggregate(last=Max("pk"))["last"] or 0


def employer_first(position: Position, rows: Iterable[PositionShare]) -> list[PositionShare]:
    return sorted(rows, key=lambda row: (row.municipality_id != position.municipality_id, -row.share, row.pk))


def share_history(position: Position) -> list[tuple[date, list[PositionShare]]]:
    """Return the keys of the post with the day from which each holds, the latest first."""
    rows = list(PositionShare.objects.filter(position=position).select_related("municipality"))
    days = sorted({row.valid.lower for row in rows}, reverse=True)
    return [(day, employer_first(position, [row for row in rows if day in row.valid])) for day in days]


def possible_sharers(position: Position, day: date) -> QuerySet[Municipality]:
    """Return who may have a share of the post from the day: whoever has or had one, and all that exist then."""
    keys = PositionShare.objects.filter(position=position).values("municipality")
    return Municipality.objects.filter(Q(pk__in=keys) | Q(valid__contains=day))


def municipalities_to_add(user: User, position: Position) -> QuerySet[Municipality]:
    """Return the municipalities without a share, now or earlier, that exist on some day of the post."""
    sharers = PositionShare.objects.filter(position=position).values("municipality")
    rows = Municipality.objects.visible_to(user).filter(valid__overlap=position.valid)
    return rows.exclude(pk__in=sharers).order_by("name_sort")


def sharers_of(position: Position) -> list[Municipality]:
    """Return every municipality that ever had a share of the post, the employer first."""
    keys = PositionShare.objects.filter(position=position).values("municipality")
    rows = Municipality.objects.filter(pk__in=keys)
    return sorted(rows, key=lambda each: (each.pk != position.municipality_id, each.name))

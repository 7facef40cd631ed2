"""How municipalities stand as training enterprises, for a reader."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from municipalities.models import Municipality, Position, TrainingEnterprise


def address_of(municipality: Municipality) -> str:
    return reverse("municipalities:enterprise_detail", args=[municipality.pk])


def history_of(user: User, municipality: Municipality) -> list[TrainingEnterprise]:
    """Return every status of the municipality, the newest first, with its goals. Two queries."""
    rows = TrainingEnterprise.objects.visible_to(user).filter(municipality=municipality)
    return list(rows.select_related("recorded_by").prefetch_related("goals").order_by("-valid"))


def standing_today(user: User) -> QuerySet[Municipality]:
    """Return the municipalities that have posts, or have told how they stand."""
    posts = Position.objects.filter(municipality=OuterRef("pk"))
    told = TrainingEnterprise.objects.filter(municipality=OuterRef("pk"))
    return Municipality.objects.reached_by(user).filter(Exists(posts) | Exists(told))


def with_rows(places: Sequence[Municipality]) -> list[tuple[Municipality, TrainingEnterprise | None]]:
    """Return each municipality with its status of today. One query."""
    rows = TrainingEnterprise.objects.on(clock.today()).filter(municipality__in=places)
    found = {row.municipality_id: row for row in rows.prefetch_related("goals")}
    return [(place, found.get(place.pk)) for place in places]

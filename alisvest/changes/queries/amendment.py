"""Amendments for a reader, and the preview of each: what is, what would be, and what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import Lower

from alisvest.accounts.models import User
from alisvest.changes.models import Amendment
from alisvest.changes.queries.consequences import Consequence, consequences, fingerprint_of
from alisvest.changes.queries.situation import Situation, ended_on, resized_from, situation_of, with_leave_in
from alisvest.changes.workflow import AmendmentKind
from alisvest.core.dates import last_day
from candidates.models import Employment
from municipalities.models import Position, PositionFacts


@dataclass(frozen=True, slots=True)
class Preview:
    """What an amendment comes to. `now` and `after` are None where nobody holds the post: nothing follows for anybody."""

    lines: list[Consequence]
    now: Situation | None
    after: Situation | None
    fingerprint: str


def amendments_for(user: User) -> QuerySet[Amendment]:
    return Amendment.objects.visible_to(user).select_related(
        "position__municipality", "employment__candidate", "proposed_by", "ended_by"
    )


def employment_on(position: Position, kind: str, effect_on: date) -> Employment | None:
    """Return who holds the post on the day it takes effect. Of an ending: the last who began before it."""
    held = Employment.objects.filter(position=position).select_related("candidate", "position").order_by("valid")
    if kind == AmendmentKind.END:
        return held.filter(valid__startswith__lt=effect_on).last()
    return held.filter(valid__contains=effect_on).first()


def latest_facts_on(position: Position) -> date | None:
    latest: date | None = PositionFacts.objects.filter(position=position).aggregate(latest=Max(Lower("valid")))[
        "latest"
    ]
    return latest


def preview(amendment: Amendment, *, today: date) -> Preview:
    """Reckon what the amendment would do if it were approved now."""
    employment = employment_on(amendment.position, amendment.kind, amendment.effect_on)
    if employment is None:
        return Preview([], None, None, fingerprint_of_nobody(amendment))
    now = situation_of(employment.candidate)
    after = _AFTER[AmendmentKind(amendment.kind)](now, amendment, employment)
    years = {last_day(amendment.effect_on).year, amendment.effect_on.year, amendment.effect_on.year + 1}
    if amendment.until:
        years.add(amendment.until.year)
    lines = consequences(now, after, amendment.position.municipality_id, years=years, today=today)
    return Preview(lines, now, after, fingerprint_of(lines, now, after))


def fingerprint_of_nobody(amendment: Amendment) -> str:
    return f"nobody on {amendment.effect_on.isoformat()}".ljust(64, ".")


def _resized(now: Situation, amendment: Amendment, employment: Employment) -> Situation:
    if amendment.percentage is None:
        raise ValueError("an amendment of the size says the new one")
    return resized_from(now, employment, start=amendment.effect_on, percentage=amendment.percentage)


def _on_leave(now: Situation, amendment: Amendment, _employment: Employment) -> Situation:
    if amendment.until is None:
        raise ValueError("an amendment of leave says its last day")
    return with_leave_in(now, start=amendment.effect_on, until=amendment.until)


def _ended(now: Situation, amendment: Amendment, _employment: Employment) -> Situation:
    return ended_on(now, amendment.position_id, end=amendment.effect_on)


def _the_same(now: Situation, _amendment: Amendment, _employment: Employment) -> Situation:
    return now


_AFTER: dict[AmendmentKind, Callable[[Situation, Amendment, Employment], Situation]] = {
    AmendmentKind.FRACTION: _resized,
    AmendmentKind.LEAVE: _on_leave,
    AmendmentKind.END: _ended,
    AmendmentKind.WORKPLACE: _the_same,
    AmendmentKind.LIST: _the_same,
}


def statuses_of(amendments: QuerySet[Amendment]) -> dict[str, int]:
    """Return how many there are in each status, and in all ("")."""
    counts = dict(amendments.order_by().values_list("status").annotate(Count("pk")))
    return counts | {"": sum(counts.values())}

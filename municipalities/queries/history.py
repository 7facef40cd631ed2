"""What municipalities were called and numbered, ever: searching by it, and telling it in the order of time."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from alisvest.ui import formats
from municipalities.models import Municipality, MunicipalityVersion, Succession, TakenOver
from municipalities.queries.municipality import register_on


def found_on(user: User, day: date, *, words: str, county: str = "") -> QuerySet[Municipality]:
    """Return the municipalities of the day that are, were, or took over what was called or numbered so.

    With the day's facts as register_on() gives them.
    """
    if not words:
        return register_on(user, day, county=county)
    called = Municipality.objects.visible_to(user).ever_called(words)
    heirs = TakenOver.objects.filter(municipality__in=called.values("pk"), since__lte=day, heir=OuterRef("pk"))
    outside = Succession.objects.filter(outside_name__icontains=words, on__lte=day, successor=OuterRef("pk"))
    rows = register_on(user, day, county=county)
    return rows.filter(Q(pk__in=called.values("pk")) | Exists(heirs) | Exists(outside))


def why_found(found: Collection[int], day: date, *, words: str) -> Mapping[int, list[str]]:
    """Say of each municipality found (by key) which earlier name or number it was found by. Three queries."""
    why: dict[int, list[str]] = defaultdict(list)
    if not words or not found:
        return why
    number = words.replace(" ", "")
    held = MunicipalityVersion.objects.filter(municipality__in=found, number=number).exclude(valid__contains=day)
    for version in held:
        why[version.municipality_id].append(f"{version.number}: {formats.period(version.valid)}")
    lines = TakenOver.objects.filter(heir__in=found, since__lte=day).select_related("municipality", "heir")
    for line in lines.prefetch_related("municipality__versions"):
        before = line.municipality
        numbers = [each.number for each in before.versions.all()]
        if words.casefold() in before.name.casefold() or number in {*numbers, before.organisation_number}:
            told = {
                "name": before.name,
                "number": numbers[-1] if numbers else "",
                "day": formats.day(last_day(line.since)),
                "now": line.heir.name,
            }
            why[line.heir_id].append(_("%(name)s, %(number)s until %(day)s, now %(now)s") % told)
    outside = Succession.objects.filter(successor__in=found, outside_name__icontains=words, on__lte=day)
    for edge in outside.select_related("successor"):
        told = {"name": edge.outside_name, "day": formats.day(last_day(edge.on)), "now": edge.successor.name}
        why[edge.successor_id].append(_("%(name)s until %(day)s, now %(now)s") % told)
    return why


def at_another_time(user: User, day: date, *, words: str) -> list[tuple[Municipality, str]]:
    """Return those called or numbered so that are not in the register on the day, each with when it had the number.

    For a search that found nothing. Two queries.
    """
    number, found = words.replace(" ", ""), []
    called = Municipality.objects.visible_to(user).ever_called(words).exclude(valid__contains=day)
    for municipality in called.order_by("name_sort", "pk").prefetch_related("versions"):
        versions = list(municipality.versions.all())
        shown = next((each for each in versions if each.number == number), versions[-1] if versions else None)
        when = formats.period(shown.valid if shown else municipality.valid)
        found.append((municipality, f"{shown.number}: {when}" if shown else when))
    return found


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something of a municipality's history. `href` leads to the other municipality that it is about."""

    day: date
    words: str
    href: str = ""
    note: str = ""


def municipality_with_history(user: User) -> QuerySet[Municipality]:
    """Return municipalities with versions and successions fetched, those of both sides with their own numbers."""
    return Municipality.objects.visible_to(user).prefetch_related(
        "versions",
        Prefetch("successions_in", Succession.objects.select_related("predecessor")),
        "successions_in__predecessor__versions",
        Prefetch("successions_out", Succession.objects.select_related("successor")),
        "successions_out__successor__versions",
    )


def history_of(municipality: Municipality) -> list[Milestone]:
    """Tell what happened to the municipality and through it, in the order of time. Ask for it with its history fetched."""
    return sorted(
        [*_numbers(municipality), *_came(municipality), *_went(municipality)], key=lambda each: (each.day, each.words)
    )


def _numbers(municipality: Municipality) -> Iterator[Milestone]:
    for place, version in enumerate(municipality.versions.all()):
        told = {"number": version.number, "county": version.county, "name": municipality.name}
        words = _("In the register as %(number)s %(name)s, %(county)s") if not place else _("New number: %(number)s")
        yield Milestone(version.valid.lower, words % told)


def _numbered(municipality: Municipality, day: date) -> str:
    """Write a name with the number of the day, or with the last one before it."""
    numbers = [each.number for each in municipality.versions.all() if each.valid.lower <= day]
    return f"{municipality.name} ({numbers[-1]})" if numbers else municipality.name


def _came(municipality: Municipality) -> Iterator[Milestone]:
    for edge in municipality.successions_in.all():
        before = edge.predecessor
        name = _numbered(before, last_day(edge.on)) if before else edge.outside_name
        words = _("A part of %(name)s came here") if edge.scope == "part" else _("Took over %(name)s")
        yield Milestone(edge.on, words % {"name": name}, before.get_absolute_url() if before else "", edge.note)


def _went(municipality: Municipality) -> Iterator[Milestone]:
    for edge in municipality.successions_out.all():
        name = {"name": _numbered(edge.successor, edge.on)}
        words = _("A part went to %(name)s") if edge.scope == "part" else _("Became part of %(name)s")
        yield Milestone(edge.on, words % name, edge.successor.get_absolute_url(), edge.note)

"""The events of the register: what one would take, what stands on one, and a municipality's history in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui import formats
from municipalities.models import (
    Application,
    Contact,
    EventKind,
    Membership,
    Municipality,
    MunicipalityCard,
    MunicipalityVersion,
    SuccessionEvent,
)
from municipalities.models.succession import SuccessionScope
from municipalities.rules.succession import Plan


def events_for(user: User) -> QuerySet[SuccessionEvent]:
    """Return the events; they are entered and taken back by the programme's staff alone."""
    rows = (
        SuccessionEvent.objects.filter(counter_of=None) if user.role in STAFF_ROLES else SuccessionEvent.objects.none()
    )
    return rows.select_related("entered_by", "taken_back_by__entered_by")


KINDS = tuple(EventKind)


def kind_of(asked: str) -> EventKind:
    """Return the kind that an address names; a merger where it names none."""
    return EventKind(asked) if asked in EventKind.values else EventKind.MERGER


def events_with_lines(user: User) -> QuerySet[SuccessionEvent]:
    """Return the events with who became what fetched, the latest first."""
    return events_for(user).prefetch_related(
        "successions__predecessor", "successions__successor", "versions__municipality"
    )


def inside(plan: Plan) -> list[Municipality]:
    """Return the predecessors that are in the register."""
    return [each.predecessor for each in plan.came if each.predecessor is not None]


class Taken(TypedDict):
    """Whose the new numbers are on the day or later, by name: what the rules of an event ask."""

    number_of: list[str]
    organisation_of: list[str]


def taken(plan: Plan) -> Taken:
    """Return who else has the numbers of the plan. Two queries."""
    return {"number_of": _number_of(plan), "organisation_of": _organisation_of(plan)}


def _number_of(plan: Plan) -> list[str]:
    """Name others that have the new number on the day or later; one that ends with the event does not."""
    if plan.facts is None:
        return []
    taken = MunicipalityVersion.objects.filter(number=plan.facts.number, valid__overlap=(plan.on, None))
    own = [each.pk for each in plan.ending] + ([plan.successor.pk] if plan.successor else [])
    return list(taken.exclude(municipality__in=own).values_list("municipality__name", flat=True))


def _organisation_of(plan: Plan) -> list[str]:
    """Name those that have the new organisation number on the day or later; one that ends with the event does not."""
    if plan.successor is not None or plan.facts is None or not plan.facts.organisation_number:
        return []
    taken = Municipality.objects.filter(
        organisation_number=plan.facts.organisation_number, valid__overlap=(plan.on, None)
    )
    return list(taken.exclude(pk__in=[each.pk for each in plan.ending]).values_list("name", flat=True))


@dataclass(frozen=True, slots=True)
class Standing:
    """What an event made, and what stands on it since. `ended`: keys of municipalities that ended with it."""

    taken_back: bool
    ended: Sequence[int]
    begun: Sequence[Municipality]
    versions: Sequence[MunicipalityVersion]
    later: Sequence[str]
    written: Sequence[str]


def standing_on(event: SuccessionEvent) -> Standing:
    """Look up what taking the event back would touch."""
    whole = event.successions.exclude(scope=SuccessionScope.PART)
    ended = list(whole.exclude(predecessor=None).values_list("predecessor", flat=True))
    versions = list(event.versions.select_related("municipality"))
    begun = [each.municipality for each in versions if each.municipality.valid.lower == event.on]
    return Standing(
        taken_back=SuccessionEvent.objects.filter(counter_of=event).exists(),
        ended=ended,
        begun=begun,
        versions=versions,
        later=_later(event, [each.municipality_id for each in versions]),
        written=_written(begun),
    )


def _later(event: SuccessionEvent, keys: Iterable[int]) -> list[str]:
    """Name the events of other days that changed the same municipalities afterwards, or what it made."""
    keys = list(keys)
    touched = (
        Q(versions__municipality__in=keys) | Q(successions__predecessor__in=keys) | Q(successions__successor__in=keys)
    )
    rows = SuccessionEvent.objects.filter(touched, on__gte=event.on, counter_of=None).exclude(pk=event.pk)
    return [f"{each.get_kind_display()} {formats.day(each.on)}" for each in rows.distinct()]


def _written(begun: Sequence[Municipality]) -> list[str]:
    """Name what stands on municipalities that the event began: whatever it is, it would be left without one."""
    if not begun:
        return []
    words = {
        Membership: _("people with a role"),
        Application: _("applications"),
        MunicipalityCard: _("a card"),
        Contact: _("contacts"),
    }
    own = {"successions_in", "taken_over", "versions"}
    found = []
    for relation in Municipality._meta.related_objects:
        model: Any = relation.related_model
        if relation.get_accessor_name() in own or getattr(model, "pgh_tracked_model", None) is not None:
            continue
        if model.objects.filter(**{f"{relation.field.name}__in": begun}).exists():
            found.append(str(words.get(model, _("other papers"))))
    return list(dict.fromkeys(found))

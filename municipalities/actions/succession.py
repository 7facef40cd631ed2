"""What happens to municipalities: mergers, parts that move, new numbers; and taking one back."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities.models import EventKind, Municipality, MunicipalityVersion, Succession, SuccessionEvent
from municipalities.models.succession import SuccessionKind
from municipalities.queries import succession as queries
from municipalities.rules import succession as rules
from municipalities.rules.succession import Facts, Plan

NOTE_LENGTH = SuccessionEvent._meta.get_field("note").max_length


@transaction.atomic
def record_succession(plan: Plan, *, by: User | None, source: str | None = None) -> SuccessionEvent:
    """Record an event: predecessors end, the successor begins or goes on, and what belonged to them is reached from it.

    `by` None, with its `source`: from the register's own files. Raises RefusedError.
    """
    keys = [each.pk for each in plan.ending] + ([plan.successor.pk] if plan.successor else [])
    list(Municipality.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",)))
    taken = queries.taken(plan)
    require(rules.refuse_plan(plan, **taken) if by is None else rules.refuse_succession(plan, **taken, by=by))
    event = SuccessionEvent.objects.create(
        kind=plan.kind, on=plan.on, note=plan.note.strip(), entered_by=by, entered_at=clock.now(), source=source
    )
    for each in plan.ending:
        end_on(each, plan.on)
    successor = plan.successor or _begin(plan, event)
    if plan.successor and plan.facts:
        _end_version(plan.successor, plan.on)
        enter_version(plan.successor, plan.facts, DateRange(plan.on, None), event=event)
    for came in plan.came:
        Succession.objects.create(
            event=event,
            predecessor=came.predecessor,
            outside_name=came.outside_name,
            successor=successor,
            on=plan.on,
            kind=SuccessionKind.MERGED if plan.kind == EventKind.MERGER else SuccessionKind.SPLIT,
            scope=came.scope,
            note=came.note,
        )
    for place in {each.pk: each for each in (successor, *queries.inside(plan))}.values():
        changes = {"event": plan.kind, "from": plan.on, "number": plan.facts.number if plan.facts else None}
        record("municipalities.succession_recorded", place, by=by, changes=changes)
    return event


def _begin(plan: Plan, event: SuccessionEvent) -> Municipality:
    if plan.facts is None:
        raise ValueError("a municipality that begins has facts")
    made = Municipality.objects.create(
        name=plan.facts.name,
        organisation_number=plan.facts.organisation_number,
        leads_programme=any(each.leads_programme for each in plan.ending),
        valid=DateRange(plan.on, None),
    )
    enter_version(made, plan.facts, made.valid, event=event)
    return made


def enter_version(
    municipality: Municipality, facts: Facts, valid: DateRange, *, event: SuccessionEvent | None = None
) -> MunicipalityVersion:
    """Enter what a municipality is called and counted as in a range of dates."""
    return MunicipalityVersion.objects.create(
        event=event,
        municipality=municipality,
        number=facts.number,
        title=facts.title,
        county=facts.county,
        language_form=facts.language_form,
        population=facts.population,
        valid=valid,
    )


def end_on(municipality: Municipality, on: date) -> None:
    """End a municipality with its facts: `on` is the first day on which it is no more."""
    municipality.valid = DateRange(municipality.valid.lower, on)
    municipality.save(update_fields=["valid"])
    _end_version(municipality, on)


def _end_version(municipality: Municipality, on: date) -> None:
    version = MunicipalityVersion.objects.select_for_update(of=("self",)).get(
        municipality=municipality, valid__endswith=None
    )
    version.valid = DateRange(version.valid.lower, on)
    version.save(update_fields=["valid"])


@transaction.atomic
def take_back_succession(event: SuccessionEvent, *, reason: str, by: User) -> SuccessionEvent:
    """Take an event back by a counter-event: all is as it was before, and both stay on record. Raises RefusedError."""
    event = SuccessionEvent.objects.get(pk=event.pk)
    found = queries.standing_on(event)
    keys = [*found.ended, *(each.pk for each in found.begun), *(each.municipality_id for each in found.versions)]
    list(Municipality.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",)))
    found = queries.standing_on(event)
    require(
        rules.refuse_take_back(
            event, taken_back=found.taken_back, later=found.later, written=found.written, reason=reason, by=by
        )
    )
    counter = SuccessionEvent.objects.create(
        kind=event.kind,
        on=event.on,
        note=_in_a_line(event),
        entered_by=by,
        entered_at=clock.now(),
        counter_of=event,
        reason=reason.strip(),
    )
    event.successions.all().delete()
    for version in found.versions:
        version.delete()
        _reopen_version(version.municipality_id, event.on)
    for place in found.begun:
        record("municipalities.succession_taken_back", place, by=by, changes={"from": event.on}, reason=reason.strip())
        place.delete()
    for place in Municipality.objects.filter(pk__in=found.ended).order_by("pk"):
        place.valid = DateRange(place.valid.lower, None)
        place.save(update_fields=["valid"])
        _reopen_version(place.pk, event.on)
        record("municipalities.succession_taken_back", place, by=by, changes={"from": event.on}, reason=reason.strip())
    return counter


def _in_a_line(event: SuccessionEvent) -> str:
    """Say who became what, in names and numbers: the rows that said it go when the event is taken back."""
    came = [f"{each.predecessor or each.outside_name} → {each.successor}" for each in event.successions.all()]
    numbers = [f"{each.municipality}: {each.number}" for each in event.versions.all()] if not came else []
    return ", ".join((*came, *numbers))[:NOTE_LENGTH]


def _reopen_version(municipality: int, on: date) -> None:
    """Let the facts that ended on the day go on; a municipality that began with the event has none."""
    version = MunicipalityVersion.objects.filter(municipality=municipality, valid__endswith=on).first()
    if version is not None:
        version.valid = DateRange(version.valid.lower, None)
        version.save(update_fields=["valid"])

"""The places of an application: added, named, ranked, filled from another, taken out."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import queries, rules
from municipalities.actions.application import locked
from municipalities.actions.partners import signed_text, tell_if_void
from municipalities.actions.restoring import clear_place
from municipalities.models import OF_PLACE, Application, OfficeSection, Place, new_section, section_of


@transaction.atomic
def add_place(application: Application, *, name: str, by: User) -> Place:
    """Apply for one post more, ranked last. Raises RefusedError."""
    application = locked(application, by)
    require(rules.refuse_add_place(application, now=clock.now(), by=by, standing=queries.standing(application, by)))
    before = signed_text(application)
    place = Place.objects.create(application=application, rank=application.places_wanted + 1, name=name)
    _count(application)
    record("municipalities.place_added", application, by=by, changes={"place_rank": place.rank, "name": name})
    tell_if_void(application, before, by=by)
    return place


@transaction.atomic
def name_place(place: Place, *, name: str, by: User) -> Place:
    """Say which workplace a place is. Raises RefusedError."""
    application, place = _locked_place(place, by)
    require(rules.refuse_save(application, now=clock.now(), by=by, standing=queries.standing(application, by)))
    before = signed_text(application)
    place.name = name
    place.save(update_fields=["name"])
    record("municipalities.place_named", application, by=by, changes={"place_rank": place.rank, "name": name})
    tell_if_void(application, before, by=by)
    return place


@transaction.atomic
def move_place(place: Place, *, up: bool, by: User) -> Place:
    """Change ranks with the place before, or after. Raises RefusedError."""
    application, place = _locked_place(place, by)
    target = place.rank - 1 if up else place.rank + 1
    require(
        rules.refuse_move_place(application, target, now=clock.now(), by=by, standing=queries.standing(application, by))
    )
    before = signed_text(application)
    other = application.places.get(rank=target)
    other.rank, place.rank = place.rank, target
    other.save(update_fields=["rank"])
    place.save(update_fields=["rank"])
    record(
        "municipalities.place_moved", application, by=by, changes={"place_rank": place.rank, "from_place": other.rank}
    )
    tell_if_void(application, before, by=by)
    return place


@transaction.atomic
def remove_place(place: Place, *, by: User) -> None:
    """Take a place out with its answers, and let the ones after it move up. Raises RefusedError."""
    application, place = _locked_place(place, by)
    require(rules.refuse_remove_place(application, now=clock.now(), by=by, standing=queries.standing(application, by)))
    before = signed_text(application)
    clear_place(application, place, by=by)
    rank, name = place.rank, place.name
    place.delete()
    for later in application.places.filter(rank__gt=rank).order_by("rank"):
        later.rank -= 1
        later.save(update_fields=["rank"])
    _count(application)
    record("municipalities.place_removed", application, by=by, changes={"place_rank": rank, "name": name})
    tell_if_void(application, before, by=by)


@transaction.atomic
def copy_place(source: Place, target: Place, *, by: User) -> list[str]:
    """Bring the answers of one place to another of the application, where it has none. Return the points' keys."""
    application, source = _locked_place(source, by)
    target = application.places.get(pk=target.pk)
    require(rules.refuse_save(application, now=clock.now(), by=by, standing=queries.standing(application, by)))
    before = signed_text(application)
    copied = [key for key in OF_PLACE if _copy(application, key, source, target, by)]
    record(
        "municipalities.place_copied",
        application,
        by=by,
        changes={"place_rank": target.rank, "from_place": source.rank, "answers": copied},
    )
    tell_if_void(application, before, by=by)
    return copied


def _copy(application: Application, key: str, source: Place, target: Place, by: User) -> bool:
    """Copy one point unless the target has begun it, or the source has not."""
    original = section_of(application, key, source)
    if original is None or section_of(application, key, target) is not None:
        return False
    made = new_section(application, key, target)
    for name in (*original.answers, "not_relevant"):
        setattr(made, name, getattr(original, name))
    made.version, made.saved_by, made.saved_at = 1, by, clock.now()
    made.brought_over = original.brought_over
    made.save()
    if isinstance(original, OfficeSection) and isinstance(made, OfficeSection):
        for rows in (original.doctors.all(), original.staff.all()):
            for row in rows:
                row.pk, row.section = None, made
                row.save()
    return True


def _locked_place(place: Place, by: User) -> tuple[Application, Place]:
    """Lock the place's application and fetch the place again. Raises DoesNotExist when `by` may not see it."""
    application = locked(place.application, by)
    return application, application.places.get(pk=place.pk)


def _count(application: Application) -> None:
    application.places_wanted = application.places.count()
    application.save(update_fields=["places_wanted"])

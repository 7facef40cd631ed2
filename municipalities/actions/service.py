"""Earlier service, row by row, while the application is written."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import queries, rules
from municipalities.actions.application import locked
from municipalities.actions.dropping import drop
from municipalities.models import Application, EarlierService, Place, section_of


@transaction.atomic
def add_service(
    place: Place,
    *,
    place_of_work: str,
    kind: str,
    percentage: Decimal | int | None,
    start: date,
    end: date,
    by: User,
) -> EarlierService:
    """Tell of one stay [start, end) of the doctor who is to have the place. Raises RefusedError."""
    application = _writable(place, by)
    place = application.places.get(pk=place.pk)
    point = section_of(application, "candidate", place)
    require(
        rules.refuse_add_service(place, kind=getattr(point, "candidate_kind", ""), rows=place.earlier_services.count())
    )
    row = EarlierService(place=place, version=0)
    _save(row, place_of_work, kind, percentage, start, end, by=by)
    record("municipalities.service_added", application, by=by, changes=_facts(row))
    return row


@transaction.atomic
def change_service(
    row: EarlierService,
    *,
    place_of_work: str,
    kind: str,
    percentage: Decimal | int | None,
    start: date,
    end: date,
    version: int | None = None,
    by: User,
) -> EarlierService:
    """Write a row anew. `version` is what the writer had before them: nothing is overwritten unseen. Raises RefusedError."""
    application = _writable(row.place, by)
    row = EarlierService.objects.visible_to(by).select_related("place", "saved_by").get(pk=row.pk)
    require(rules.refuse_conflict(row, version=version))
    _save(row, place_of_work, kind, percentage, start, end, by=by)
    record("municipalities.service_changed", application, by=by, changes=_facts(row))
    return row


@transaction.atomic
def remove_service(row: EarlierService, *, by: User) -> None:
    """Take a row out; its papers are withdrawn and the history keeps what it was. Raises RefusedError."""
    application = _writable(row.place, by)
    row = EarlierService.objects.visible_to(by).get(pk=row.pk)
    record("municipalities.service_removed", application, by=by, changes=_facts(row))
    drop(row, by=by)


def _writable(place: Place, by: User) -> Application:
    application = locked(place.application, by)
    point, standing = ("candidate", place.pk), queries.standing(application, by)
    require(rules.refuse_save(application, now=clock.now(), by=by, standing=standing, point=point))
    return application


def _save(
    row: EarlierService,
    place_of_work: str,
    kind: str,
    percentage: Decimal | int | None,
    start: date,
    end: date,
    *,
    by: User,
) -> None:
    place_of_work = " ".join(place_of_work.split())
    require(
        rules.refuse_service_facts(place_of_work=place_of_work, kind=kind, percentage=percentage, start=start, end=end)
    )
    row.place_of_work, row.kind, row.valid = place_of_work, kind, DateRange(start, end)
    row.percentage = None if percentage is None else Decimal(percentage)
    row.version += 1
    row.saved_by, row.saved_at = by, clock.now()
    row.save()


def _facts(row: EarlierService) -> dict[str, object]:
    return {
        "place_rank": row.place.rank,
        "service_kind": row.kind,
        "percentage": row.percentage,
        "from": row.valid.lower,
        "until": row.valid.upper,
    }

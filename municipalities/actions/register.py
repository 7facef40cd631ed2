"""Bringing the register of municipalities in."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.rules import require
from municipalities import rules
from municipalities.models import Municipality, MunicipalityVersion, Succession
from municipalities.models.municipality import validate_organisation_number
from municipalities.models.succession import SuccessionKind, SuccessionScope

DATA = Path(__file__).parent.parent / "data"
FIRST, REFORM = (
    date(2017, 1, 1),
    date(2020, 1, 1),
)  # the days on which the two files hold; the register begins on the first
RENUMBERED = "renumbered"
LEADS_THE_PROGRAMME = "1201"  # Bergen: the grant is given to it, and it takes part as well


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@transaction.atomic
def load_register(*, by: User | None = None) -> int:
    """Enter what is not there yet and return the number of rows made: runs again safely.

    A municipality that only got a new number goes on with a new version; one that merged ends, and a new one begins.
    """
    successions = list(_rows("municipality_successions.csv"))
    ends = {
        row["old_number"]: date.fromisoformat(row["effective_date"])
        for row in successions
        if row["kind"] == SuccessionKind.MERGED
    }
    old_numbers = {row["new_number"]: row["old_number"] for row in successions if row["kind"] == RENUMBERED}
    made = 0
    for row in _rows("municipalities_2017.csv"):
        made += _enter(row, start=FIRST, end=ends.get(row["number"]), earlier_number=None, by=by)
    for row in _rows("municipalities_2020.csv"):
        made += _enter(row, start=REFORM, end=None, earlier_number=old_numbers.get(row["number"]), by=by)
    return made + sum(_enter_succession(row, by=by) for row in successions if row["kind"] != RENUMBERED)


def _enter(row: dict[str, str], *, start: date, end: date | None, earlier_number: str | None, by: User | None) -> int:
    if MunicipalityVersion.objects.filter(number=row["number"], valid__contains=start).exists():
        return 0
    if earlier_number is None:
        municipality = _new_municipality(row, DateRange(start, end), by=by)
    else:
        municipality = _end_version(earlier_number, on=start)
    version = MunicipalityVersion.objects.create(
        municipality=municipality,
        number=row["number"],
        title=row["title"],
        county=row["county"],
        language_form=row["language_form"],
        population=int(row["population"]) if row["population"] else None,
        valid=DateRange(start, end),
    )
    record("municipalities.version_entered", municipality, by=by, changes={"number": version.number, "from": start})
    return 1


def _new_municipality(row: dict[str, str], valid: DateRange, *, by: User | None) -> Municipality:
    number = row["organisation_number"] or None
    if number is not None:
        validate_organisation_number(number)
    municipality = Municipality.objects.create(
        name=row["name"],
        organisation_number=number,
        leads_programme=row["number"] == LEADS_THE_PROGRAMME,
        valid=valid,
    )
    record("municipalities.municipality_entered", municipality, by=by, changes={"name": municipality.name})
    return municipality


def _end_version(number: str, *, on: date) -> Municipality:
    version = (
        MunicipalityVersion.objects.select_related("municipality")
        .select_for_update(of=("self",))
        .get(number=number, valid__contains=on)
    )
    version.valid = DateRange(version.valid.lower, on)
    version.save(update_fields=["valid"])
    return version.municipality


def _with_number(number: str) -> Municipality | None:
    return Municipality.objects.filter(versions__number=number).first()


def _enter_succession(row: dict[str, str], *, by: User | None) -> int:
    """Enter a merger or a moved part. A predecessor from outside the register is kept by number and name."""
    predecessor, successor = _with_number(row["old_number"]), _with_number(row["new_number"])
    if successor is None:
        raise LookupError(f"municipality_successions.csv names {row['new_number']}, which is in no register file")
    succession, made = Succession.objects.get_or_create(
        predecessor=predecessor,
        outside_name="" if predecessor else f"{row['old_number']} {row['old_name']}",
        successor=successor,
        on=date.fromisoformat(row["effective_date"]),
        defaults={
            "kind": SuccessionKind(row["kind"]),
            "scope": SuccessionScope(row["scope"]),
            "note": row["note"],
        },
    )
    if made:
        record("municipalities.succession_entered", succession, by=by, changes={"source": row})
    return int(made)


@transaction.atomic
def record_organisation_number(municipality: Municipality, *, organisation_number: str, by: User) -> Municipality:
    """Enter or correct an organisation number (nine digits, mod 11). Raises RefusedError."""
    municipality = Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    others = Municipality.objects.filter(
        organisation_number=organisation_number, valid__overlap=municipality.valid
    ).exclude(pk=municipality.pk)
    held_by = list(others.values_list("name", flat=True))
    require(rules.refuse_record_organisation_number(organisation_number, held_by=held_by, by=by))
    before = municipality.organisation_number
    municipality.organisation_number = organisation_number
    municipality.save(update_fields=["organisation_number"])
    record(
        "municipalities.organisation_number_recorded",
        municipality,
        by=by,
        changes={"organisation_number": [before, organisation_number]},
    )
    return municipality

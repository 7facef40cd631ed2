"""Bringing the register of municipalities in, and keeping its numbers right."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.rules import require
from municipalities import rules
from municipalities.actions.succession import enter_version, record_succession
from municipalities.models import EventKind, Municipality, MunicipalityVersion, SuccessionEvent
from municipalities.models.municipality import validate_organisation_number
from municipalities.models.succession import SuccessionKind, SuccessionScope
from municipalities.rules.succession import Came, Facts, Plan

DATA = Path(__file__).parent.parent / "data"
FIRST = date(2017, 1, 1)  # the day on which the first file holds: the register begins on it
LEADS_THE_PROGRAMME = "1201"  # Bergen: the grant is given to it, and it takes part as well
KINDS = {"merged": EventKind.MERGER, "split": EventKind.SPLIT, "renumbered": EventKind.RENUMBERING}
BEFORE_PARTS = {"renumbered": 0, "merged": 1, "split": 2}  # a part goes to a municipality that exists


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


@transaction.atomic
def load_register(*, by: User | None = None) -> int:
    """Enter what is not there yet and return the number of municipalities and events made: runs again safely.

    The municipalities of 2017, then what happened to them, by the same verb as what is typed.
    """
    made = sum(_enter(row, by=by) for row in _rows("municipalities_2017.csv"))
    later = {row["number"]: row for row in _rows("municipalities_2020.csv")}
    happened = sorted(_rows("municipality_successions.csv"), key=_order)
    return made + sum(_happen(list(rows), later) for _key, rows in groupby(happened, key=_order))


def _order(row: Mapping[str, str]) -> tuple[str, int, str, str]:
    """Events in the order of their days; of one day, municipalities begin before parts come to them."""
    part = row["old_number"] if row["kind"] == SuccessionKind.SPLIT else ""
    return row["effective_date"], BEFORE_PARTS[row["kind"]], row["new_number"], part


def _facts(row: Mapping[str, str]) -> Facts:
    return Facts(
        name=row["name"],
        number=row["number"],
        title=row["title"],
        county=row["county"],
        language_form=row["language_form"],
        population=int(row["population"]) if row["population"] else None,
        organisation_number=row["organisation_number"] or None,
    )


def _enter(row: Mapping[str, str], *, by: User | None) -> int:
    """Enter a municipality of the first file."""
    if MunicipalityVersion.objects.filter(number=row["number"], valid__contains=FIRST).exists():
        return 0
    facts, valid = _facts(row), DateRange(FIRST, None)
    if facts.organisation_number is not None:
        validate_organisation_number(facts.organisation_number)
    municipality = Municipality.objects.create(
        name=facts.name,
        organisation_number=facts.organisation_number,
        leads_programme=facts.number == LEADS_THE_PROGRAMME,
        valid=valid,
    )
    enter_version(municipality, facts, valid)
    record("municipalities.municipality_entered", municipality, by=by, changes={"name": facts.name})
    return 1


def _happen(rows: list[dict[str, str]], later: Mapping[str, Mapping[str, str]]) -> int:
    """Record one event of the file: all predecessors of one successor on one day."""
    first = rows[0]
    parts = (first["effective_date"], first["kind"], first["new_number"], first["old_number"])
    source = " ".join(parts if first["kind"] == SuccessionKind.SPLIT else parts[:3])
    if SuccessionEvent.objects.filter(source=source).exists():
        return 0
    kind, on = KINDS[first["kind"]], date.fromisoformat(first["effective_date"])
    facts = _facts(later[first["new_number"]]) if kind != EventKind.SPLIT else None
    came = [] if kind == EventKind.RENUMBERING else [_came(row, on) for row in rows]
    successor = None
    if kind == EventKind.RENUMBERING:
        successor = _with_number(first["old_number"])
    elif kind == EventKind.SPLIT:
        successor = _with_number(first["new_number"])
    if kind != EventKind.MERGER and successor is None:
        raise LookupError(f"municipality_successions.csv names {first['new_number']}, which is in no register file")
    record_succession(Plan(kind, on, came, successor, facts), by=None, source=source)
    return 1


def _came(row: Mapping[str, str], on: date) -> Came:
    """Find the predecessor; one from outside the register is kept by number and name."""
    predecessor = _with_number(row["old_number"])
    name = "" if predecessor else f"{row['old_number']} {row['old_name']}"
    return Came(predecessor, SuccessionScope(row["scope"]), name, row["note"])


def _with_number(number: str) -> Municipality | None:
    return Municipality.objects.filter(versions__number=number).first()


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

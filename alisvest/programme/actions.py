"""Bringing the founding rates and norms in, and changing them from a date on."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.audit.actions import Actor, record
from alisvest.programme.models import Norm, Rate, SettlementRule

FOUNDING_VALUES = Path(__file__).parent / "data" / "founding_values.csv"


def _range(row: dict[str, str]) -> DateRange:
    return DateRange(date.fromisoformat(row["from"]), date.fromisoformat(row["until"]) if row["until"] else None)


@transaction.atomic
def load_founding_values(*, by: Actor | None) -> int:
    """Enter what the founding documents decide and is not there yet; return how many rows were made."""
    made = 0
    with FOUNDING_VALUES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            row_made = _enter(row)
            if row_made is not None:
                record("programme.value_entered", row_made, by=by, changes={"source": row["source"]})
                made += 1
    return made


def _enter(row: dict[str, str]) -> Rate | Norm | SettlementRule | None:
    common: dict[str, Any] = {"valid": _range(row)}
    defaults: dict[str, Any] = {"source": row["source"]}
    entered: Rate | Norm | SettlementRule
    if row["table"] == "rate":
        entered, made = Rate.objects.get_or_create(
            kind=row["kind"], **common, defaults=defaults | {"amount": int(row["value"])}
        )
    elif row["table"] == "norm":
        entered, made = Norm.objects.get_or_create(
            kind=row["kind"], **common, defaults=defaults | {"value": int(row["value"])}
        )
    else:
        entered, made = SettlementRule.objects.get_or_create(mode=row["kind"], **common, defaults=defaults)
    return entered if made else None

"""Bringing the rule sets in from candidates/data."""

import csv
from datetime import date
from itertools import count
from pathlib import Path

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from candidates.models import RuleLine, RuleSet

DATA = Path(__file__).parent.parent / "data"
SOURCES = ("source_nb", "source_nn", "source_en")
TEXTS = ("name_nb", "name_nn", "name_en", *SOURCES)
LINE_TEXTS = ("key", "measure", "origin", "confidence", "text_nb", "text_nn", "text_en", *SOURCES)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_rule_sets(*, by: User | None = None) -> int:
    """Enter the sets and lines that are not there yet; return the number of rows made. Runs again safely."""
    made = 0
    sets: dict[str, RuleSet] = {}
    for row in _rows("rule_sets.csv"):
        until = date.fromisoformat(row["usable_until"]) if row["usable_until"] else None
        rule_set, is_new = RuleSet.objects.get_or_create(
            code=row["code"], defaults={"usable_until": until} | {name: row[name] for name in TEXTS}
        )
        sets[rule_set.code] = rule_set
        if is_new:
            record("candidates.rule_set_entered", rule_set, by=by, changes={"source": rule_set.source_en})
            made += 1
    orders = {code: count(1) for code in sets}
    for row in _rows("rule_lines.csv"):
        made += _enter(row, sets[row["set"]], next(orders[row["set"]]))
    return made


def _enter(row: dict[str, str], rule_set: RuleSet, order: int) -> int:
    facts = {name: row[name] for name in LINE_TEXTS if name != "key"}
    _line, is_new = RuleLine.objects.get_or_create(
        rule_set=rule_set,
        key=row["key"],
        defaults={"order": order, "kinds": row["kinds"].split(), "amount": row["amount"] or None} | facts,
    )
    return int(is_new)

"""The legal bases on which a letter can be withheld from the public: a dated list, with its source, as data."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext as _

CODES = Path(__file__).parent / "data" / "access_codes.csv"


@dataclass(frozen=True, slots=True)
class AccessCode:
    """A legal basis ("offl. § 13"), what it is in both forms of Norwegian, and its dates (both included)."""

    basis: str
    nb: str
    nn: str
    start: date
    end: date | None

    @property
    def meaning(self) -> str:
        return self.nn if get_language() == "nn" else self.nb


@cache
def _codes() -> tuple[AccessCode, ...]:
    with CODES.open(encoding="utf-8") as file:
        return tuple(
            AccessCode(
                row["basis"],
                row["nb"],
                row["nn"],
                date.fromisoformat(row["from"]),
                date.fromisoformat(row["until"]) if row["until"] else None,
            )
            for row in csv.DictReader(file, delimiter=";")
        )


def codes_on(day: date) -> list[AccessCode]:
    """Return the legal bases in force on the day."""
    return [code for code in _codes() if code.start <= day and (code.end is None or day <= code.end)]


def choices_on(day: date) -> list[tuple[str, str]]:
    """Return the choices of a form: first, and by default, none."""
    return [("", _("Open to the public")), *((code.basis, f"{code.basis}: {code.meaning}") for code in codes_on(day))]


def stamp(basis: str) -> str:
    """Return what stands on the letter, in the active language; nothing for an open one."""
    return _("Exempt from public access, %(basis)s") % {"basis": basis} if basis else ""

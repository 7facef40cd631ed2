from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.template import engines
from django.utils import translation

from alisvest.ui import formats

NB, MINUS = "\u00a0", "\u2212"
SPRING = date(2017, 3, 1)


def shown(template: str, **values: object) -> str:
    return engines["django"].from_string(template).render(values)


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("{{ v|kr }}", 20_000_000, f"200{NB}000{NB}kr"),
        ("{{ v|kr }}", 100_050, f"1{NB}000,50{NB}kr"),
        ("{{ v|kr }}", -500, f"{MINUS}5{NB}kr"),
        ("{{ v|kr }}", None, "–"),
        ("{{ v|number }}", Fraction(5, 2), "2,5"),
        ("{{ v|number }}", -1234567, f"{MINUS}1{NB}234{NB}567"),
        ("{{ v|number:1 }}", 2, "2,0"),
        ("{{ v|number }}", -0.001, "0"),
        ("{{ v|percent }}", 80, f"80{NB}%"),
        ("{{ v|day }}", SPRING, f"1.{NB}mars{NB}2017"),
        ("{{ v|day }}", datetime(2017, 2, 28, 23, 30, tzinfo=UTC), f"1.{NB}mars{NB}2017"),
        ("{{ v|short_day }}", SPRING, f"1.{NB}mars"),
        ("{{ v|month }}", SPRING, f"mars{NB}2017"),
        ("{{ v|moment }}", datetime(2017, 3, 1, 13, 32, tzinfo=UTC), f"1.{NB}mars{NB}2017 kl.{NB}14.32"),
        ("{{ v|period }}", DateRange(SPRING, date(2022, 3, 1)), f"1.{NB}mars{NB}2017 – 28.{NB}februar{NB}2022"),
        ("{{ v|period }}", DateRange(SPRING, None), f"1.{NB}mars{NB}2017 –"),
        ("{{ v|period }}", SPRING, f"1.{NB}mars{NB}2017 –"),
        ("{{ v|initials }}", "Kari Marie Nesheim", "KN"),
        ("{{ v|initials }}", "Kari", "K"),
    ],
)
def test_values_are_written_the_norwegian_way(template: str, value: object, text: str) -> None:
    with translation.override("nb"):
        assert shown(template, v=value) == text


@pytest.mark.parametrize(
    ("language", "minutes", "text"),
    [
        ("nb", 120, "2 timer"),
        ("nb", 90, "1 time 30 min"),
        ("nn", 120, "2 timar"),
        ("en", 60, "1 hour"),
        ("nb", 45, "45 min"),
        ("nb", 0, "0 timer"),
        ("nb", -60, f"{MINUS}1 time"),
    ],
)
def test_hours_follow_the_language(language: str, minutes: int, text: str) -> None:
    with translation.override(language):
        assert formats.hours(minutes) == text.replace(" ", NB)


def test_english_dates_have_no_dot() -> None:
    with translation.override("en"):
        assert formats.day(SPRING) == f"1{NB}March{NB}2017"


def test_two_dates_are_a_period_with_both_included() -> None:
    with translation.override("nb"):
        assert shown("{{ a|period:b }}", a=SPRING, b=SPRING) == f"1.{NB}mars{NB}2017 – 1.{NB}mars{NB}2017"

"""The arithmetic that the programme's founding documents give, each line to the krone."""

import csv
from datetime import date
from fractions import Fraction

import pytest
from stdnum.no import orgnr

from alisvest.core.money import split
from alisvest.programme.actions import FOUNDING_VALUES
from finance.rules.budget import (
    Budget,
    Rates,
    affordable_refund,
    over_years,
    places_paid_for,
    supervision_hours,
    supervisors_needed,
)

KR = 100
THOUSAND = 1000 * KR


def founding() -> tuple[Rates, dict[str, int]]:
    """Read the rates and norms of 2017 where the application has them."""
    with FOUNDING_VALUES.open(encoding="utf-8") as file:
        rows = [
            row for row in csv.DictReader(file) if row["value"] and date.fromisoformat(row["from"]) <= date(2017, 9, 1)
        ]
    values = {row["kind"]: int(row["value"]) for row in rows}
    return Rates(**{name: values[name] for name in Rates.__dataclass_fields__}), values


RATES, NORMS = founding()
GRANT = 5_000 * THOUSAND


def test_twelve_places_cost_5_600_gross_600_egenandel_5_000_net() -> None:
    budget = Budget(RATES, NORMS["places"])

    assert (budget.gross, budget.egenandel, budget.net) == (5_600 * THOUSAND, 600 * THOUSAND, 5_000 * THOUSAND)


def test_the_founding_lines() -> None:
    assert (RATES.project_leader, RATES.administration, RATES.office, RATES.research, RATES.gatherings) == (
        1_500 * THOUSAND,
        300 * THOUSAND,
        200 * THOUSAND,
        500 * THOUSAND,
        700 * THOUSAND,
    )
    assert Budget(RATES, 12).refunds == 2_400 * THOUSAND


def test_the_fixed_part_is_3_200_and_a_place_costs_150_net() -> None:
    assert (RATES.fixed, RATES.net_per_place) == (3_200 * THOUSAND, 150 * THOUSAND)


def test_a_grant_of_5_000_pays_for_exactly_twelve_places() -> None:
    assert places_paid_for(GRANT, RATES) == 12
    assert places_paid_for(GRANT - 1, RATES) == 11
    assert places_paid_for(GRANT + 150 * THOUSAND - 1, RATES) == 12
    assert places_paid_for(0, RATES) == 0


@pytest.mark.parametrize(("places", "needed"), [(15, 5_450), (16, 5_600)])
def test_more_places_at_full_caps_need_more(places: int, needed: int) -> None:
    assert Budget(RATES, places).net == needed * THOUSAND


@pytest.mark.parametrize(("places", "refund"), [(12, 200_000), (15, 170_000), (16, 162_500)])
def test_the_average_refund_that_5_000_affords(places: int, refund: int) -> None:
    assert affordable_refund(GRANT, RATES, places) == refund * KR


def test_five_years_with_twelve_places() -> None:
    course = over_years(Budget(RATES, 12), 5)

    assert (course.egenandel, course.refunds, course.grant, course.gross) == (
        3_000 * THOUSAND,
        12_000 * THOUSAND,
        25_000 * THOUSAND,
        28_000 * THOUSAND,
    )


def test_supervision_is_24_hours_a_candidate_year_and_288_for_twelve() -> None:
    minutes = NORMS["supervision_minutes"]

    assert (supervision_hours(minutes), supervision_hours(minutes, 12)) == (Fraction(24), Fraction(288))


@pytest.mark.parametrize(("candidates", "supervisors"), [(12, 6), (16, 8), (13, 7), (0, 0)])
def test_supervisors_needed(candidates: int, supervisors: int) -> None:
    assert supervisors_needed(candidates, NORMS["candidates_per_supervisor"]) == supervisors


def test_50_000_in_three_equal_parts() -> None:
    parts = split(50_000 * KR, [1, 1, 1], unit=KR)

    assert parts == [16_667 * KR, 16_667 * KR, 16_666 * KR]


@pytest.mark.parametrize(
    ("number", "valid"), [("964338531", True), ("964338532", False), ("958935420", True), ("12", False)]
)
def test_organisation_numbers_are_mod_11(number: str, *, valid: bool) -> None:
    assert orgnr.is_valid(number) is valid


@pytest.mark.parametrize("places", [0, -1])
def test_no_refund_is_affordable_without_places(places: int) -> None:
    with pytest.raises(ValueError, match="place"):
        affordable_refund(GRANT, RATES, places)

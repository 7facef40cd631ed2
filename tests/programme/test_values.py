from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.programme.actions import load_founding_values
from alisvest.programme.models import NormKind, Rate, RateKind, Settlement
from alisvest.programme.queries import NotDecidedError, norm_on, rate_on, settlement_in


def test_the_founding_values_come_in_once() -> None:
    assert load_founding_values(by=None) > 0
    assert load_founding_values(by=None) == 0


def test_what_is_valid_on_a_date() -> None:
    load_founding_values(by=None)

    assert rate_on(RateKind.CAP, date(2018, 6, 1)) == 20_000_000
    assert rate_on(RateKind.EGENANDEL, date(2018, 6, 1)) == 5_000_000
    assert norm_on(NormKind.SUPERVISION_MINUTES, date(2018, 6, 1)) == 120
    assert [settlement_in(year) for year in (2017, 2018, 2019)] == [
        Settlement.INVOICE,
        Settlement.INVOICE,
        Settlement.NETTING,
    ]


@pytest.mark.parametrize(
    "ask", [lambda d: rate_on(RateKind.CAP, d), lambda d: norm_on(NormKind.PLACES, d), lambda d: settlement_in(d.year)]
)
def test_before_the_programme_nothing_is_decided(ask: object) -> None:
    load_founding_values(by=None)

    with pytest.raises(NotDecidedError):
        ask(date(2016, 12, 31))  # type: ignore[operator]


def test_two_rates_of_a_kind_are_never_valid_together() -> None:
    load_founding_values(by=None)

    with pytest.raises(IntegrityError, match="programme_rate_no_overlap"), transaction.atomic():
        Rate.objects.create(kind=RateKind.CAP, amount=1, valid=DateRange(date(2018, 1, 1), None), source="x")

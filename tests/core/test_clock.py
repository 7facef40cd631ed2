from datetime import UTC, date, datetime

import pytest
from pytest_django import Settings

from alisvest.core import clock


def test_a_deadline_ends_at_midnight_in_oslo() -> None:
    assert clock.end_of_day(date(2017, 3, 15)).astimezone(UTC) == datetime(2017, 3, 15, 23, 0, tzinfo=UTC)


def test_in_summer_midnight_is_an_hour_earlier() -> None:
    assert clock.end_of_day(date(2017, 6, 15)).astimezone(UTC) == datetime(2017, 6, 15, 22, 0, tzinfo=UTC)


def test_the_date_is_norwegian_when_it_is_already_tomorrow_there() -> None:
    with clock.at(datetime(2017, 3, 15, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2017, 3, 16)


def test_the_clock_goes_back_when_the_block_ends() -> None:
    before = clock.today()
    with pytest.raises(RuntimeError), clock.at(date(2017, 1, 1)):
        assert clock.today() == date(2017, 1, 1)
        raise RuntimeError
    assert clock.today() == before


def test_the_demonstration_stands_on_its_date(settings: Settings) -> None:
    settings.DEMO_TODAY = date(2019, 1, 15)

    assert clock.today() == date(2019, 1, 15)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alisvest.core import money


@pytest.mark.parametrize(
    ("typed", "ore"),
    [
        ("1000", 100_000),
        ("1 000", 100_000),
        ("1 000,50", 100_050),
        ("1\u00a0234\u00a0567", 123_456_700),
        ("0", 0),
        (" 12,00 ", 1_200),
        ("-5", -500),
        ("\u22125", -500),
    ],
)
def test_what_people_type_is_understood(typed: str, ore: int) -> None:
    assert money.parse(typed) == ore


@pytest.mark.parametrize(
    "typed",
    ["1e5", "NaN", "12,345", "1_000", "١٢٣", "", " ", "1.000", "1,5", "12 34", "1 0000", "+5", "--5", "5 kr", "1\n000"],
)
def test_anything_else_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        money.parse(typed)


def test_an_amount_beyond_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\w"):
        money.parse("9" * 20)


@given(st.integers(-money.LARGEST, money.LARGEST))
def test_what_is_written_can_be_read_again(ore: int) -> None:
    assert money.parse(money.format_kroner(ore, unit=False)) == ore


@pytest.mark.parametrize(
    ("ore", "written"),
    [(20_000_000, "200 000 kr"), (100_050, "1 000,50 kr"), (-5, "−0,05 kr"), (0, "0 kr")],
)
def test_kroner_are_written_the_norwegian_way(ore: int, written: str) -> None:
    assert money.format_kroner(ore) == written.replace(" ", money.NBSP)


def test_fifty_thousand_in_three_equal_parts() -> None:
    assert money.split(5_000_000, [1, 1, 1], unit=100) == [1_666_700, 1_666_700, 1_666_600]


@given(
    st.integers(-(10**12), 10**12), st.lists(st.integers(0, 1000), min_size=1).filter(any), st.sampled_from([1, 100])
)
def test_the_parts_sum_to_the_whole_and_none_is_off_by_a_unit(total: int, weights: list[int], unit: int) -> None:
    """What is below one unit goes to the first; of the whole units each part is off by less than one."""
    parts = money.split(total, weights, unit=unit)
    below = abs(total) % unit * (-1 if total < 0 else 1)

    assert sum(parts) == total
    for part, weight in zip([parts[0] - below, *parts[1:]], weights, strict=True):
        assert part % unit == 0
        assert abs(part * sum(weights) - (total - below) * weight) < unit * sum(weights)


@pytest.mark.parametrize("weights", [[0, 0], [2, -1]])
def test_nothing_to_split_by_is_an_error(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        money.split(100, weights)

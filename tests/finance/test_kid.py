import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from finance.rules.kid import check_digit, is_valid, kid

DIGITS = st.text("0123456789", min_size=1, max_size=24)


def test_60224_has_check_digit_3() -> None:
    assert check_digit("60224") == "3"
    assert kid("60224") == "602243"


@given(DIGITS)
def test_it_is_the_luhn_digit(digits: str) -> None:
    assert check_digit(digits) == luhn.calc_check_digit(digits)
    assert is_valid(kid(digits))


@given(DIGITS, st.data())
def test_one_wrong_digit_is_noticed(digits: str, data: st.DataObject) -> None:
    right = kid(digits)
    place = data.draw(st.integers(0, len(right) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != right[place]]))

    assert not is_valid(right[:place] + other + right[place + 1 :])


@pytest.mark.parametrize("text", ["", "60224a", "60 224", "٦٠٢٢٤"])
def test_only_digits_make_a_kid(text: str) -> None:
    with pytest.raises(ValueError, match="digits"):
        check_digit(text)
    assert not is_valid(text)

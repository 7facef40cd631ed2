import pytest

from alisvest.core.identity import holds_national_identity_number

NUMBER = "15108695088"  # the example of the check-digit library's own documentation


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "pasient 151086 95088 kom igjen",
        "151086-95088",
        "15.10.86.95088",
        "15 10 86 950 88",
        "nr" + NUMBER + "x",
        "tlf 55 " + NUMBER,
        "151086\n95088",
        "١٥١٠٨٦٩٥٠٨٨",
    ],
)
def test_a_national_identity_number_is_found_however_it_is_written(text: str) -> None:
    assert holds_national_identity_number(text)


@pytest.mark.parametrize(
    "text", ["", "15108695089", "1510869508", "151086950880", "Møte 15.10.2018, 2 timer", "kom 12 ganger, 14 neste år"]
)
def test_other_digits_are_no_identity_number(text: str) -> None:
    assert not holds_national_identity_number(text)

"""Keys as they come from outside."""

from alisvest.core.keys import keys_in


def test_what_is_no_key_is_left_out() -> None:
    assert keys_in(["7", "", "-1", "²", "٣", "1e5", "x", "12"]) == [7, 12]


def test_no_number_is_read_that_python_refuses_or_the_database_has_no_room_for() -> None:
    assert keys_in(["9" * 5000, "9" * 19, "9" * 18]) == [999_999_999_999_999_999]

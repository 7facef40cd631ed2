"""National identity numbers are never kept: who types one is told why it is refused."""

import re

from stdnum.no import fodselsnummer

_ELEVEN = re.compile(r"(?<!\d)\d(?:[\s.\-]?\d){10}(?!\d)")


def holds_national_identity_number(text: str) -> bool:
    """Tell whether a text holds a valid national identity number or D-number, spaced, dotted or hyphened in any way."""
    found = ("".join(str(int(sign)) for sign in match if sign.isdigit()) for match in _ELEVEN.findall(text))
    return any(fodselsnummer.is_valid(number) for number in found)

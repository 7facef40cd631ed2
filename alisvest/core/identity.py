"""National identity numbers are never kept: who types one is told why it is refused."""

import re

from stdnum.no import fodselsnummer

_SPACED = re.compile(r"(?<!\d)\d{6}[\s.\-]?\d{5}(?!\d)")
_RUN = re.compile(r"(?<!\d)\d(?:[\s.\-]?\d){10}(?!\d)")


def holds_national_identity_number(text: str) -> bool:
    """Tell whether a text holds a valid national identity number or D-number, spaced or dotted in any way."""
    found = {match for pattern in (_SPACED, _RUN) for match in pattern.findall(text)}
    return any(fodselsnummer.is_valid(_digits(candidate)) for candidate in found)


def _digits(text: str) -> str:
    """Return the digits as 0–9: other writing systems' digits are digits too."""
    return "".join(str(int(sign)) for sign in text if sign.isdigit())

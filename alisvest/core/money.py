"""Money is whole øre in an int. One parser for what people type, one formatter, one way to split.

Source of the rules: the programme's own decisions (docs/decisions.md, "money").
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

NBSP = "\u00a0"
MINUS = "\u2212"
LARGEST = 10**15  # øre: ten thousand thousand million kroner, far inside bigint

_TYPED = re.compile(
    r"(?P<sign>[-\u2212]?)(?P<kroner>[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:,(?P<ore>[0-9]{2}))?"
)


def parse(text: str) -> int:
    """Return øre for an amount typed in kroner: `1000`, `1 000`, `1 000,50`.

    Raises ValueError with a sentence for the user on anything else: `1e5`, `NaN`, `1_000`, `12,345`, other digits.
    """
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        raise ValueError(_("Write the amount in kroner with digits only, for example 1 000 or 1 000,50."))
    kroner = int(re.sub(r"[^0-9]", "", match["kroner"]))
    ore = kroner * 100 + int(match["ore"] or 0)
    if ore > LARGEST:
        raise ValueError(_("The amount is too large."))
    return -ore if match["sign"] else ore


def format_kroner(ore: int, *, unit: bool = True) -> str:
    """Write øre as kroner: `200 000 kr`, with two decimals only where there are øre, no-break spaces, true minus."""
    kroner, rest = divmod(abs(ore), 100)
    digits = f"{kroner:,}".replace(",", NBSP)
    decimals = f",{rest:02}" if rest else ""
    return f"{MINUS if ore < 0 else ''}{digits}{decimals}{NBSP + 'kr' if unit else ''}"


def round_half_up(amount: Fraction) -> int:
    """Round exact øre to whole øre, halves away from zero: the only rounding of rates in the application."""
    sign = -1 if amount < 0 else 1
    return sign * int(abs(amount) + Fraction(1, 2))


def split(total: int, weights: Sequence[int], *, unit: int = 1) -> list[int]:
    """Split øre by weights in whole units (unit=100: whole kroner) by largest remainder; ties go to the first.

    The parts sum to the total exactly; what is left below one unit goes to the first part. Raises ValueError when
    no weight is positive or one is negative.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must be non-negative and sum to more than zero")
    sign = -1 if total < 0 else 1
    units, left_over = divmod(abs(total), unit)
    shares = [divmod(units * weight, whole) for weight in weights]
    parts = [share for share, _remainder in shares]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-shares[i][1], i))
    for i in by_remainder[: units - sum(parts)]:
        parts[i] += 1
    in_ore = [part * unit for part in parts]
    in_ore[0] += left_over
    return [sign * part for part in in_ore]

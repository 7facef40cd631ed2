"""A plan written anew by an amendment of the post: what changes, and how far the plan is prolonged. Pure.

Decision "an amended plan" in docs/decisions.md: service in the municipal post follows the size of the post from the day of
the change; institution service and research keep theirs. A leave lies over what is planned. What service is lost or won is
made up for at the end, by the length of the last service period.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from alisvest.core.dates import add_months
from candidates.rules.counting import Account, Period
from candidates.workflow import INSTITUTION_KINDS, ServiceKind

ELSEWHERE = INSTITUTION_KINDS | {ServiceKind.RESEARCH}
"""Kinds of service that are not done in the municipal post, so that its size does not change them."""
LONGEST = 12 * 12  # months after which looking for the end stops: no plan is longer than the rules of plans let it be
_CENT = Decimal("0.01")


def _in_post(period: Period) -> bool:
    return period.percentage is not None and period.kind not in ELSEWHERE


def resized(
    periods: Iterable[Period], *, start: date, until: date | None, before: Decimal, after: Decimal
) -> list[Period]:
    """Scale the service in the post from `before` to `after` per cent in [start, until). Halves of a cut period follow it.

    A period's first part keeps its key; what is cut off has the same key too, and is a row of its own when it is written.
    """
    found: list[Period] = []
    for period in periods:
        first, last = max(period.start, start), min(period.end, until or period.end)
        if not _in_post(period) or first >= last or period.percentage is None:
            found.append(period)
            continue
        scaled = (period.percentage * after / before).quantize(_CENT, ROUND_HALF_UP)
        parts = [
            (period.start, first, period.percentage),
            (first, last, min(scaled, Decimal(100))),
            (last, period.end, period.percentage),
        ]
        found += [replace(period, start=a, end=b, percentage=share) for a, b, share in parts if a < b]
    return found


def with_leave(periods: Iterable[Period], *, start: date, until: date) -> list[Period]:
    return [*periods, Period(ServiceKind.LEAVE, start, until)]


def service(periods: Iterable[Period]) -> Fraction:
    """Return all that counts as service in the periods, in credit units, caps left aside."""
    kinds = sorted(kind for kind in ServiceKind.values)
    account = Account(
        tuple(period for period in periods if period.percentage is not None or period.kind == ServiceKind.LEAVE)
    )
    return Fraction(account.service(kinds).total)


def made_up(periods: Sequence[Period], *, wanted: Fraction, from_day: date) -> list[Period]:
    """Move the end of the last period of service in the post so that all service together is `wanted` again.

    Never before `from_day`. Unchanged where the plan holds no such period after it.
    """
    last = max((p for p in periods if _in_post(p) and p.end > from_day), key=lambda p: (p.end, p.start), default=None)
    if last is None or service(periods) == wanted:
        return list(periods)
    others = [period for period in periods if period is not last]
    low = max(last.start, from_day) + timedelta(days=1)
    high = add_months(last.end, LONGEST)
    while low < high:
        middle = low + (high - low) // 2
        if service([*others, replace(last, end=middle)]) >= wanted:
            high = middle
        else:
            low = middle + timedelta(days=1)
    return [*others, replace(last, end=low)]

"""Earlier service of a doctor who is already employed: when a row may be written, and how much the rows come to."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from django.utils.translation import gettext as _

from alisvest.core.dates import calendar_months
from alisvest.core.identity import holds_national_identity_number
from alisvest.core.rules import Refusal, not_now
from alisvest.programme.service import WITHOUT_PERCENTAGE
from municipalities.models import EARLIER_KINDS, EarlierService, Place
from municipalities.models.choices import CandidateKind

MOST_ROWS = 40
WHOLE_POST = 100  # per cent


def refuse_service_facts(
    *, place_of_work: str, kind: str, percentage: Decimal | int | None, start: date, end: date
) -> Refusal | None:
    """Answer for what a row says; `end` is half-open. More than a whole post in sum is told by the plan's own rules."""
    if not place_of_work:
        return not_now(_("Say where the doctor worked."), field="place_of_work")
    if holds_national_identity_number(place_of_work):
        return not_now(_("Take the national identity number out."), field="place_of_work")
    if kind not in {value for value, _label in EARLIER_KINDS}:
        return not_now(_("Choose a kind of service from the list."), field="kind")
    if kind in WITHOUT_PERCENTAGE and percentage is not None:
        return not_now(
            _("Groups and out-of-hours duty have no position percentage: leave it empty."), field="percentage"
        )
    if kind not in WITHOUT_PERCENTAGE and (percentage is None or not 1 <= percentage <= 100):
        return not_now(_("Position percentage must be from 1 to 100."), field="percentage")
    return not_now(_("The last day is before the first."), field="last") if end <= start else None


def refuse_add_service(place: Place, *, kind: str, rows: int) -> Refusal | None:
    """`kind`: who is to have the place, as it is saved; `rows`: how many the place has."""
    if kind != CandidateKind.EMPLOYED:
        return not_now(_("Answer first that a doctor who is already employed is to have the post."))
    if rows >= MOST_ROWS:
        return not_now(_("%(count)s rows are the most.") % {"count": MOST_ROWS})
    return None


def overlapping(rows: Iterable[EarlierService]) -> list[tuple[EarlierService, EarlierService]]:
    """Return the pairs of rows in the same days that are more than one full post, by their start.

    Two part-time posts may well stand beside each other; duty and groups go beside any post.
    """
    posts = [(row.percentage, row) for row in rows if row.percentage is not None]
    in_order = sorted(posts, key=lambda post: (post[1].valid.lower, post[1].pk))
    return [
        (one, other)
        for (share, one), (more, other) in combinations(in_order, 2)
        if other.valid.lower < one.valid.upper and share + more > WHOLE_POST
    ]


def full_time_months(rows: Iterable[EarlierService]) -> Fraction:
    """Sum what the rows come to: calendar time × percentage, as the plan counts it; duty and groups have none."""
    return sum(
        (
            calendar_months(row.valid.lower, row.valid.upper) * Fraction(row.percentage) / 100
            for row in rows
            if row.percentage is not None
        ),
        Fraction(0),
    )

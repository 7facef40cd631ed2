"""When a post may be described, advertised, filled and ended. Pure: writes nothing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import day_after
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from alisvest.ui.formats import day
from municipalities.models import Position
from municipalities.workflow import EMPLOYERS, POSITION_MOVES, PositionStatus

Share = tuple[str, Decimal]
"""A workplace or a side position with its share of the post in per cent."""

WHOLE = 100


def refuse_position_move(position: Position, verb: str, *, by: User) -> Refusal | None:
    status = PositionStatus(position.status)
    return refuse_move(POSITION_MOVES, verb, status=status, status_label=str(status.label), by=by)


def refuse_describe(
    position: Position,
    *,
    start: date,
    latest: date | None,
    described: bool,
    workplaces: Sequence[Share] = (),
    sides: Sequence[Share] = (),
    by: User,
) -> Refusal | None:
    """`latest`: the day on which the latest facts begin; `described`: the size is written down already."""
    if refusal := refuse_role(by, EMPLOYERS):
        return refusal
    if position.status == PositionStatus.ENDED:
        return not_now(_("The post has ended."))
    if described:
        return not_now(_("The post is described already. What becomes different is an amendment, with its day."))
    return refuse_dates(position, start=start, latest=latest) or refuse_shares(workplaces, sides)


def refuse_dates(position: Position, *, start: date, latest: date | None) -> Refusal | None:
    """A change begins while the post exists, and not before what is written down as later than it."""
    if start not in position.valid:
        return not_now(_("The position does not exist on that date."), field="start")
    if latest is not None and start < latest:
        return not_now(
            _("Facts from %(day)s are written down already: choose that day or a later one.") % {"day": day(latest)},
            field="start",
        )
    return None


def refuse_shares(workplaces: Sequence[Share] = (), sides: Sequence[Share] = ()) -> Refusal | None:
    if sum(share for _name, share in workplaces) > WHOLE:
        return not_now(_("The workplaces come to more than 100 % of the post."), field="workplaces")
    if sides and sum(share for _task, share in sides) >= WHOLE:
        return not_now(_("The side positions leave nothing of the post for the main position."), field="sides")
    if any(not 0 < share <= WHOLE for _name, share in (*workplaces, *sides)):
        return not_now(_("A share is more than 0 and at most 100 per cent."))
    names = [name.casefold() for name, _share in workplaces]
    if len(names) != len(set(names)):
        return not_now(_("The workplace is named twice for the same dates."), field="workplaces")
    return None


def refuse_end_position(position: Position, *, last: date, employed_until: date | None, by: User) -> Refusal | None:
    """`employed_until`: the half-open end of the last employment; None where nobody was ever employed."""
    if refusal := refuse_position_move(position, "end", by=by):
        return refusal
    if last < position.valid.lower:
        return not_now(_("The post's last day is before its first."), field="last")
    if employed_until is not None and day_after(last) < employed_until:
        return not_now(_("A doctor holds the post after that day."), field="last")
    return None

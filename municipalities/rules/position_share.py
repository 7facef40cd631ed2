"""May the municipalities' shares of a post be changed from this day?"""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_role
from alisvest.ui import formats
from municipalities.models import Position
from municipalities.workflow import PositionStatus

LEADER = frozenset({Role.PROJECT_LEADER})
WHOLE = 100


def refuse_change_shares(
    position: Position,
    *,
    shares: Mapping[int, int],
    standing: Mapping[int, int],
    known: Collection[int],
    start: date,
    latest: date | None,
    reason: str,
    by: User,
) -> Refusal | None:
    """All shares at once, 100 in sum, the employer among them.

    `shares` and `standing`: per cent by municipality, to be and on that day; `known`: those of `shares` that share the
    post, did, or exist on that day;
    `latest`: the day from which the latest shares hold, None for a post that was never shared.
    """
    if refusal := refuse_role(by, LEADER):
        return refusal
    if latest is None:
        return not_now(_("The post is not shared: its application named no partner."))
    if position.status == PositionStatus.ENDED:
        return not_now(_("The post has ended."))
    if refusal := _refuse_start(position, start=start, latest=latest):
        return refusal
    if refusal := _refuse_key(position, shares=shares, known=known):
        return refusal
    if {key: share for key, share in shares.items() if share} == dict(standing):
        return not_now(_("These are the shares that hold on that day."))
    if not reason.strip():
        return not_now(_("Say why the shares are changed."), field="reason")
    return None


def refuse_stale_shares(*, standing: int, version: int | None) -> Refusal | None:
    """`version` is that of the shares the writer had before them, `standing` the one of now; None compares nothing."""
    if version is None or version == standing:
        return None
    return not_now(_("The shares were changed while you were writing. Compare them with yours and save again."))


def _refuse_start(position: Position, *, start: date, latest: date) -> Refusal | None:
    if start not in position.valid:
        return not_now(_("The position does not exist on that date."), field="start")
    if start < latest:
        return not_now(
            _("Shares from %(day)s are written down already: choose that day or a later one.")
            % {"day": formats.day(latest)},
            field="start",
        )
    return None


def _refuse_key(position: Position, *, shares: Mapping[int, int], known: Collection[int]) -> Refusal | None:
    if not set(shares) <= set(known):
        return not_now(_("The municipality does not exist on that date."), field="added")
    if any(share < 0 for share in shares.values()):
        return not_now(_("A share is from 1 to 100 per cent."))
    if not shares.get(position.municipality_id):
        return not_now(_("The municipality that employs the doctor has a share."))
    if sum(shares.values()) != WHOLE:
        return not_now(
            _("The shares come to %(sum)s in sum. They must come to 100 %%.")
            % {"sum": formats.percent(sum(shares.values()))}
        )
    return None

"""When a post may be amended, and who decides it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.changes.models import Amendment
from alisvest.changes.workflow import AMENDMENT_MOVES, NEEDS_DOCTOR, PROPOSERS, AmendmentKind, AmendmentStatus
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from candidates.models import Employment
from municipalities.models import Position
from municipalities.rules.position import Share, refuse_dates, refuse_shares
from municipalities.workflow import PositionStatus


def refuse_propose(
    position: Position,
    *,
    kind: str,
    effect_on: date,
    latest: date | None,
    employment: Employment | None,
    percentage: Decimal | None = None,
    before: Decimal | None = None,
    workplaces: Sequence[Share] = (),
    list_model: str = "",
    list_length: int | None = None,
    until: date | None = None,
    waits: bool,
    by: User,
) -> Refusal | None:
    """`latest`: when the latest facts of the post begin; `employment`: who holds it then; `before`: the size today.

    `waits`: another amendment of the post is not decided yet.
    """
    if refusal := refuse_role(by, PROPOSERS):
        return refusal
    if waits:
        return not_now(_("Another amendment of this post waits for approval."))
    if position.status == PositionStatus.ENDED:
        return not_now(_("The post has ended."))
    if kind not in AmendmentKind.values:
        return not_now(_("Choose what is changed."), field="kind")
    if kind in NEEDS_DOCTOR:
        return _refuse_of_doctor(kind, employment, effect_on=effect_on, until=until)
    if refusal := refuse_dates(position, start=effect_on, latest=latest):
        return not_now(refusal.reason, field="effect_on")
    return _refuse_content(
        kind,
        percentage=percentage,
        before=before,
        workplaces=workplaces,
        list_model=list_model,
        list_length=list_length,
    )


def _refuse_of_doctor(
    kind: str, employment: Employment | None, *, effect_on: date, until: date | None
) -> Refusal | None:
    if employment is None:
        return not_now(_("Nobody holds the post on that day."), field="effect_on")
    if kind == AmendmentKind.END and employment.valid.upper == effect_on:
        return not_now(_("That is the last day already."), field="effect_on")
    if kind == AmendmentKind.LEAVE:
        if until is None:
            return not_now(_("Fill in the last day of the leave."), field="last")
        if until <= effect_on:
            return not_now(_("The last day is before the first."), field="last")
    return None


def _refuse_content(
    kind: str,
    *,
    percentage: Decimal | None,
    before: Decimal | None,
    workplaces: Sequence[Share],
    list_model: str,
    list_length: int | None,
) -> Refusal | None:
    if kind == AmendmentKind.FRACTION:
        if percentage is None or not 1 <= percentage <= 100:
            return not_now(_("The percentage of a post is from 1 to 100."), field="percentage")
        if percentage == before:
            return not_now(_("The post has this size already."), field="percentage")
    if kind == AmendmentKind.WORKPLACE:
        if not workplaces:
            return not_now(_("Name at least one workplace and its share of the post."), field="workplace_1")
        if refusal := refuse_shares(workplaces):
            return not_now(refusal.reason, field="workplace_1")
    if kind == AmendmentKind.LIST and not list_model and list_length is None:
        return not_now(_("Fill in list model or list length."), field="list_model")
    return None


def refuse_amendment_move(amendment: Amendment, verb: str, *, by: User) -> Refusal | None:
    status = AmendmentStatus(amendment.status)
    return refuse_move(AMENDMENT_MOVES, verb, status=status, status_label=str(status.label), by=by)


def refuse_approve(amendment: Amendment, *, shown: str, now: str, by: User) -> Refusal | None:
    """`shown`: the fingerprint of what was on the page; `now`: of what it comes to under the lock."""
    if refusal := refuse_amendment_move(amendment, "approve", by=by):
        return refusal
    if shown != now:
        return not_now(_("Something was changed since you looked, so that what follows is different. Read it again."))
    return None


def refuse_refuse(amendment: Amendment, *, because: str, by: User) -> Refusal | None:
    if refusal := refuse_amendment_move(amendment, "refuse", by=by):
        return refusal
    if not because.strip():
        return not_now(_("Say why it is not approved."), field="because")
    return None


def refuse_leave_without_plan(*, has_plan: bool) -> Refusal | None:
    """A leave is kept as a period of the plan: its dates only."""
    return None if has_plan else not_now(_("The doctor has no plan yet: a leave is entered in the plan."))

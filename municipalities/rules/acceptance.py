"""May this offer be answered now, and by this person? When has it lapsed?"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal, not_now, refuse_move
from alisvest.ui import formats
from municipalities.models import Acceptance
from municipalities.workflow import ACCEPTANCE_MOVES


def refuse_answering(acceptance: Acceptance, verb: str, *, now: datetime, by: User) -> Refusal | None:
    """Say why an offer cannot be accepted or declined. The deadline is the first moment that is too late."""
    label = acceptance.get_status_display()
    if refusal := refuse_move(ACCEPTANCE_MOVES, verb, status=acceptance.status, status_label=label, by=by):
        return refusal
    if now >= acceptance.deadline_at:
        last = formats.moment(acceptance.deadline_at - timedelta(seconds=1))
        return not_now(_("The deadline was %(moment)s. Contact the project leader.") % {"moment": last})
    return None


def refuse_accept(
    acceptance: Acceptance,
    *,
    taken: Collection[int],
    offered: Collection[int],
    contact_name: str,
    contact_email: str,
    withdrawn: bool,
    now: datetime,
    by: User,
) -> Refusal | None:
    """`taken`: the posts accepted of those `offered`, at least one; whoever wants none declines."""
    if refusal := refuse_answering(acceptance, "accept", now=now, by=by):
        return refusal
    if withdrawn:
        return not_now(_("The application is withdrawn."))
    if not taken or set(taken) - set(offered):
        return not_now(_("Choose at least one of the posts offered, or decline."), field="places")
    if not contact_name.strip():
        return not_now(_("Name who is to be contacted about the post."), field="contact_name")
    if not contact_email.strip():
        return not_now(_("Fill in the contact's e-mail address."), field="contact_email")
    return None


def refuse_decline_offer(acceptance: Acceptance, *, reason: str, now: datetime, by: User) -> Refusal | None:
    if refusal := refuse_answering(acceptance, "decline", now=now, by=by):
        return refusal
    if not reason.strip():
        return not_now(_("Say why the municipality declines."), field="reason")
    return None


def refuse_extend(
    acceptance: Acceptance, *, deadline_at: datetime, reason: str, now: datetime, by: User
) -> Refusal | None:
    """A deadline is moved only onwards, while it has not passed, and for a named reason."""
    label = acceptance.get_status_display()
    if refusal := refuse_move(ACCEPTANCE_MOVES, "extend", status=acceptance.status, status_label=label, by=by):
        return refusal
    if now >= acceptance.deadline_at:
        return not_now(_("The deadline has passed. The next on the waiting list is asked."))
    if deadline_at <= acceptance.deadline_at:
        return not_now(_("Choose a day after the present deadline."), field="last_day")
    if not reason.strip():
        return not_now(_("Say why the municipality gets more time."), field="reason")
    return None

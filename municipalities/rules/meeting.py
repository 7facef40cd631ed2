"""When an information meeting may be set, taken away and ticked off."""

from datetime import datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_role
from municipalities.models import InformationMeeting, Round
from municipalities.rules.round import refuse_set_up


def refuse_save_meeting(
    round_: Round, *, starts_at: datetime, ends_at: datetime, place: str, link: str, by: User
) -> Refusal | None:
    if refusal := refuse_set_up(round_, by=by, roles=STAFF_ROLES):
        return refusal
    if ends_at <= starts_at:
        return not_now(_("The meeting ends after it begins."), field="ends")
    if not (place.strip() or link.strip()):
        return not_now(_("Say where the meeting is, or give its link."), field="place")
    return None


def refuse_remove_meeting(round_: Round, *, signed_up: bool, by: User) -> Refusal | None:
    if refusal := refuse_set_up(round_, by=by, roles=STAFF_ROLES):
        return refusal
    if signed_up:
        return not_now(_("People are signed up. Strike them off first, and tell them."))
    return None


def refuse_attendance(meeting: InformationMeeting, *, now: datetime, by: User) -> Refusal | None:
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if now < meeting.starts_at:
        return not_now(_("The meeting has not begun yet."))
    return None

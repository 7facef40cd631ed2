"""refuse_<verb>(…) → Refusal | None. Pure: gets the moment, writes nothing."""

from datetime import datetime

from django.utils.translation import gettext as _

from alisvest.accounts.models import Invitation, InvitationState, User
from alisvest.core.roles import STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, refuse_role

INVITERS = STAFF_ROLES | {Role.MANAGER}


def refuse_invite(user: User, *, has_way_in: bool, by: User) -> Refusal | None:
    """`has_way_in`: the person has a password or has come in before."""
    if refusal := refuse_role(by, INVITERS):
        return refusal
    if not user.is_active:
        return not_now(_("The person is deactivated. Ask the project leader."), field="email")
    if has_way_in:
        return not_now(_("The person can already sign in. A forgotten password is chosen anew from the sign-in page."))
    return None


def refuse_claim_invitation(user: User, *, by: User) -> Refusal | None:
    """Refuse sending somebody the link to their own record."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    if not user.is_active:
        return not_now(_("The person is deactivated. Ask the project leader."), field="email")
    return None


def refuse_withdraw(invitation: Invitation, *, now: datetime, by: User) -> Refusal | None:
    if refusal := refuse_role(by, INVITERS):
        return refusal
    if invitation.state(now) in {InvitationState.ACCEPTED, InvitationState.WITHDRAWN}:
        return not_now(_("The invitation is already used or withdrawn."))
    return None


def refuse_accept(invitation: Invitation | None, *, now: datetime) -> Refusal | None:
    """Say why the link does not let its holder in; the page says what to do about it."""
    if invitation is None:
        return not_now(_("This link is not known. Check that the whole address was copied."))
    state = invitation.state(now)
    if state == InvitationState.WITHDRAWN or not invitation.user.is_active:
        return not_now(
            _("This invitation is withdrawn, or a newer one was sent. Use the newest mail, or ask who sent it.")
        )
    if state == InvitationState.ACCEPTED:
        return not_now(_("This invitation is used. Sign in with the password that you chose."))
    if state == InvitationState.EXPIRED:
        return not_now(_("This invitation was good for 72 hours, and they are over. Ask who sent it for a new one."))
    return None

"""refuse_<verb>(…) → Refusal | None. Pure: gets the moment, writes nothing."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from alisvest.accounts.hats import Held
from alisvest.accounts.models import Appointment, Invitation, InvitationState, User
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Hat, Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_role

INVITERS = STAFF_ROLES | {Role.MANAGER}
KEEPER = frozenset({Role.PROJECT_LEADER})


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


def refuse_keeping_people(by: User) -> Refusal | None:
    """Refuse whoever does not keep the programme's people."""
    return refuse_role(by, KEEPER)


def refuse_enter(*, known: bool, by: User) -> Refusal | None:
    """`known`: somebody has the address already."""
    if refusal := refuse_keeping_people(by):
        return refusal
    if known:
        return not_now(_("Somebody with this e-mail is entered already. Search for the address."), field="email")
    return None


def refuse_appoint(
    user: User, role: Role, *, start: date, end: date | None, held: Iterable[Held], by: User
) -> Refusal | None:
    """`held`: every hat the person has, had or will have. `end` is half-open."""
    if refusal := refuse_keeping_people(by):
        return refusal
    if role not in Appointment.ROLES:
        return not_now(_("This role is given by a municipality or comes with a record."), field="role")
    if not user.is_active:
        return not_now(_("The person is deactivated. Ask the project leader."))
    if end is not None and end <= start:
        return not_now(_("The last day cannot be before the first."), field="last_day")
    meets = [each for each in held if _meets(each, start, end)]
    if any(each.hat.role == role for each in meets):
        return not_now(_("The person already holds this role in these dates."), field="role")
    if role in STAFF_ROLES and any(each.hat.role in MUNICIPALITY_ROLES for each in meets):
        return not_now(
            _("Project staff hold no membership in a municipality: they would handle their own case."), field="role"
        )
    return None


def _meets(held: Held, start: date, end: date | None) -> bool:
    return (held.bound is None or start < held.bound) and (end is None or held.start is None or held.start < end)


def refuse_end_appointment(appointment: Appointment, *, last: date, other_leaders: int, by: User) -> Refusal | None:
    """`other_leaders`: other active project leaders without a last day."""
    if refusal := refuse_keeping_people(by):
        return refusal
    if appointment.valid.upper is not None:
        return not_now(_("The appointment already has a last day."))
    if last < appointment.valid.lower:
        return not_now(_("The last day cannot be before the first."), field="last_day")
    return _refuse_leaving_none(is_leader=appointment.role == Role.PROJECT_LEADER, others=other_leaders)


def refuse_deactivate(user: User, *, is_leader: bool, other_leaders: int, by: User) -> Refusal | None:
    """`is_leader`: the person is a project leader without a last day."""
    if refusal := refuse_keeping_people(by):
        return refusal
    if user.pk == by.pk:
        return not_yours(_("You cannot deactivate yourself."))
    if not user.is_active:
        return not_now(_("The person is already deactivated."))
    return _refuse_leaving_none(is_leader=is_leader, others=other_leaders)


def _refuse_leaving_none(*, is_leader: bool, others: int) -> Refusal | None:
    if is_leader and not others:
        return not_now(_("The programme would have no project leader. Appoint another one first."))
    return None


def refuse_reactivate(user: User, *, by: User) -> Refusal | None:
    if refusal := refuse_keeping_people(by):
        return refusal
    return not_now(_("The person is not deactivated.")) if user.is_active else None


def refuse_reset_factor(user: User, *, reason: str, has_factor: bool, by: User) -> Refusal | None:
    """A second factor is taken away only from somebody else, and only with how they were identified."""
    if refusal := refuse_keeping_people(by):
        return refusal
    if user.pk == by.pk:
        return not_yours(_("Your own second factor is changed on your page about signing in."))
    if not has_factor:
        return not_now(_("The person has no second factor."))
    return None if reason.strip() else not_now(_("Write how the person was identified."), field="reason")


def refuse_seeing(user: User, *, held: Iterable[Hat], by: User) -> Refusal | None:
    """Nobody sees as themselves or as another of the staff. `held`: the hats the person may wear now."""
    if refusal := refuse_keeping_people(by):
        return refusal
    hats = list(held)
    if user.pk == by.pk or any(hat.role in STAFF_ROLES for hat in hats):
        return not_yours(_("Nobody sees the pages as one of the project’s own staff."))
    if not user.is_active or not hats:
        return not_now(_("The person holds no role now: there is nothing to see."))
    return None


def refuse_see_as(user: User, hat_key: str, *, held: Iterable[Hat], reason: str, by: User) -> Refusal | None:
    """`reason`: what the person needs help with."""
    hats = list(held)
    if refusal := refuse_seeing(user, held=hats, by=by):
        return refusal
    if hat_key not in {hat.key for hat in hats}:
        return not_now(_("The person does not hold this role now."), field="hat")
    return None if reason.strip() else not_now(_("Write what it is about."), field="reason")

"""Who may become a member of a municipality, and who may change that."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_role
from municipalities.models import Membership, Municipality
from municipalities.models.municipality import validate_organisation_number

MEMBER_KEEPERS = frozenset({Role.MANAGER, Role.PROJECT_LEADER})


def refuse_keeping_members(by: User) -> Refusal | None:
    """Refuse whoever does not keep the municipality's people."""
    return refuse_role(by, MEMBER_KEEPERS)


def refuse_twice(*, already: bool) -> Refusal | None:
    """`already`: the person has the role in some of these dates."""
    return not_now(_("The person already has this role in the municipality."), field="role") if already else None


def refuse_add_member(
    municipality: Municipality, role: Role, *, start: date, active: bool, appointed: bool, already: bool, by: User
) -> Refusal | None:
    """`appointed`: the person holds a staff appointment; `already`: they have this role from `start` on."""
    if refusal := refuse_keeping_members(by):
        return refusal
    if role not in MUNICIPALITY_ROLES:
        return not_now(_("Choose one of the municipality's roles."), field="role")
    if not active:
        return not_now(_("The person is deactivated. Ask the project leader."), field="email")
    if appointed:
        return not_now(
            _("Project staff hold no membership in a municipality: they would handle their own case."), field="email"
        )
    if not municipality.valid or start not in municipality.valid:
        return not_now(_("The municipality does not exist on that date."), field="start")
    return refuse_twice(already=already)


def refuse_change_role(membership: Membership, role: Role, *, start: date, by: User) -> Refusal | None:
    """`start`: the first day of the new role."""
    if refusal := refuse_keeping_members(by):
        return refusal
    if membership.user_id == by.pk:
        return not_yours(_("You cannot change your own role. Another manager or the project leader does it."))
    if membership.valid.upper is not None:
        return not_now(_("The membership already has a last day."))
    if role == membership.role:
        return not_now(_("The person already has this role in the municipality."), field="role")
    if start < membership.valid.lower:
        return not_now(_("The new role cannot begin before the old one did."), field="start")
    return None


def refuse_leaving_without_manager(membership: Membership, *, others: int, knowing: bool) -> Refusal | None:
    """Ask before a municipality has nobody who keeps its people. `others`: its other managers from that day on."""
    if membership.role != Role.MANAGER or others or knowing:
        return None
    return not_now(
        _("Then the municipality has no manager, and nobody there can invite others. Tick the box if that is meant."),
        field="without_manager",
    )


def refuse_withdraw_invitation(membership: Membership, *, waits: bool, by: User) -> Refusal | None:
    """`waits`: an invitation to the person has been neither used nor withdrawn."""
    if refusal := refuse_keeping_members(by):
        return refusal
    if not waits:
        return not_now(_("No invitation waits. End the membership instead."))
    if membership.valid.upper is not None:
        return not_now(_("The membership already has a last day."))
    return None


def refuse_end_membership(membership: Membership, *, last: date, by: User) -> Refusal | None:
    """`last`: the last day of the membership."""
    if refusal := refuse_keeping_members(by):
        return refusal
    if membership.user_id == by.pk:
        return not_yours(_("You cannot end your own membership. Another manager or the project leader does it."))
    if membership.valid.upper is not None:
        return not_now(_("The membership already has a last day."))
    if last < membership.valid.lower:
        return not_now(_("The last day cannot be before the first."), field="last_day")
    return None


def refuse_record_organisation_number(number: str, *, held_by: Collection[str], by: User) -> Refusal | None:
    """`held_by`: names of other municipalities of the same time with that number."""
    if refusal := refuse_role(by, {Role.PROJECT_LEADER, Role.ADMINISTRATOR}):
        return refusal
    try:
        validate_organisation_number(number)
    except ValidationError as error:
        return not_now(error.messages[0], field="organisation_number")
    if held_by:
        return not_now(_("The number belongs to %(name)s.") % {"name": ", ".join(held_by)}, field="organisation_number")
    return None

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


def refuse_add_member(
    municipality: Municipality, role: Role, *, start: date, appointed: bool, already: bool, by: User
) -> Refusal | None:
    """`appointed`: the person holds a staff appointment; `already`: they have this role from `start` on."""
    if refusal := refuse_role(by, MEMBER_KEEPERS):
        return refusal
    if role not in MUNICIPALITY_ROLES:
        return not_now(_("Choose one of the municipality's roles."), field="role")
    if appointed:
        return not_now(
            _("Project staff hold no membership in a municipality: they would handle their own case."), field="email"
        )
    if not municipality.valid or start not in municipality.valid:
        return not_now(_("The municipality does not exist on that date."), field="start")
    if already:
        return not_now(_("The person already has this role in the municipality."), field="role")
    return None


def refuse_end_membership(membership: Membership, *, last: date, by: User) -> Refusal | None:
    """`last`: the last day of the membership."""
    if refusal := refuse_role(by, MEMBER_KEEPERS):
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

"""Who may keep a mix. A mix is a thought about the choice: it binds nobody, so it is kept at any time."""

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_role


def refuse_save_mix(chosen: int, *, by: User) -> Refusal | None:
    """`chosen`: how many applications of the round are in it."""
    if refusal := refuse_role(by, STAFF_ROLES):
        return refusal
    return None if chosen else not_now(_("Choose at least one municipality for the mix."))


def refuse_remove_mix(*, by: User) -> Refusal | None:
    return refuse_role(by, STAFF_ROLES)

"""When it may be recorded that a doctor leaves."""

from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.roles import STAFF_ROLES
from alisvest.core.rules import Refusal, not_now, refuse_role


def refuse_changed(*, shown: str, now: str) -> Refusal | None:
    """`shown`: the fingerprint of what was on the page; `now`: of what it comes to under the lock."""
    if shown != now:
        return not_now(_("Something was changed since you looked, so that what follows is different. Read it again."))
    return None


def refuse_end_supervisor(*, ends: bool, by: User) -> Refusal | None:
    """The assignment of a supervisor is the programme's: a municipality leaves the question to it."""
    return refuse_role(by, STAFF_ROLES) if ends else None

"""Beginning and ending to see as another person: two lines on that person's trail."""

from datetime import timedelta

from django.db import transaction

from alisvest.accounts import rules
from alisvest.accounts.hats import hats_of
from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.roles import Hat
from alisvest.core.rules import require


@transaction.atomic
def start_seeing_as(user: User, hat_key: str, *, reason: str, longest: timedelta, by: User) -> Hat:
    """Write down who sees as whom, in which hat and why; return the hat. Raises RefusedError."""
    held = hats_of(user, clock.today())
    require(rules.refuse_see_as(user, hat_key, held=held, reason=reason, by=by))
    hat = next(each for each in held if each.key == hat_key)
    changes = {"as": hat.label, "until": clock.now() + longest}
    record("accounts.see_as_started", user, by=by, changes=changes, reason=reason)
    return hat


@transaction.atomic
def stop_seeing_as(user: User, *, by: User) -> None:
    """Write down that it ended."""
    record("accounts.see_as_ended", user, by=by)

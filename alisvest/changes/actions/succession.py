"""Something happens to municipalities: recorded only as it was shown."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.changes.queries.succession import following
from alisvest.changes.rules import leaving as rules
from alisvest.core.rules import require
from municipalities.actions.succession import record_succession
from municipalities.models import Municipality, SuccessionEvent
from municipalities.queries import succession as successions
from municipalities.rules import succession as rules_of_events
from municipalities.rules.succession import Plan


def check_succession(plan: Plan, *, by: User) -> None:
    """Raise RefusedError where the event cannot be recorded, before its consequences are shown."""
    require(rules_of_events.refuse_succession(plan, **successions.taken(plan), by=by))


@transaction.atomic
def confirm_succession(plan: Plan, *, fingerprint: str, by: User) -> SuccessionEvent:
    """Record the event whose consequences had this fingerprint on the page. Raises RefusedError."""
    keys = [each.predecessor.pk for each in plan.came if each.predecessor]
    list(Municipality.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",)))
    require(rules.refuse_changed(shown=fingerprint, now=following(plan).fingerprint))
    return record_succession(plan, by=by)

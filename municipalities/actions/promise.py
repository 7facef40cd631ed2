"""Telling whether a promise is kept, and asking again."""

from datetime import date

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities.models import PromiseCheck
from municipalities.rules import promise as rules


def _locked(check: PromiseCheck, by: User) -> PromiseCheck:
    return (
        PromiseCheck.objects.visible_to(by)
        .select_related("term__version__agreement", "position")
        .select_for_update(of=("self",))
        .get(pk=check.pk)
    )


@transaction.atomic
def tell_promise(check: PromiseCheck, *, delivery: str, note: str = "", by: User) -> PromiseCheck:
    """Say whether a promise is kept in a post. Raises RefusedError."""
    check = _locked(check, by)
    require(rules.refuse_tell(check, delivery=delivery, note=note, today=clock.today(), by=by))
    check.delivery, check.note = delivery, note.strip()
    check.told_by, check.told_as, check.told_at = by, by.role or "", clock.now()
    check.save(update_fields=["delivery", "note", "told_by", "told_as", "told_at"])
    record(
        "municipalities.promise_told",
        check.term.version,
        by=by,
        changes={"term": check.term.number, "post": check.position.number, "delivery": delivery},
        reason=check.note,
    )
    return check


@transaction.atomic
def ask_again(check: PromiseCheck, *, due_on: date, by: User) -> PromiseCheck:
    """Move the day of what waits; where it was told already, ask anew. Raises RefusedError."""
    check = _locked(check, by)
    require(rules.refuse_ask_again(check, due_on=due_on, today=clock.today(), by=by))
    if check.delivery:
        check = PromiseCheck.objects.create(term=check.term, position=check.position, due_on=due_on)
    else:
        check.due_on = due_on
        check.save(update_fields=["due_on"])
    record(
        "municipalities.promise_asked",
        check.term.version,
        by=by,
        changes={"term": check.term.number, "post": check.position.number, "due_on": due_on},
    )
    return check

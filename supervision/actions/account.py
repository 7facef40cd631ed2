"""Giving a supervisor who was entered without an account the account that claims the record."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.rules import Refusal, require
from supervision.models import Supervisor
from supervision.rules import assignments as rules


def refuse_account(supervisor: Supervisor, user: User | None) -> Refusal | None:
    """Say why the account cannot have the record; without an account, why none can."""
    taken = user is not None and Supervisor.objects.filter(user=user).exists()
    return rules.refuse_account(supervisor, taken=taken)


@transaction.atomic
def attach_account(supervisor_id: int, user: User) -> Supervisor:
    """Let the person sign in as this supervisor, once. Raises RefusedError."""
    supervisor = Supervisor.objects.select_for_update(of=("self",)).get(pk=supervisor_id)
    require(refuse_account(supervisor, user))
    supervisor.user = user
    supervisor.save(update_fields=["user"])
    record("supervision.account_attached", supervisor, by=user, changes={"user": user.pk})
    return supervisor

"""Giving a candidate who was entered without an account the account that claims the record."""

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core.rules import Refusal, require
from candidates import rules
from candidates.models import Candidate


def refuse_account(candidate: Candidate, user: User | None) -> Refusal | None:
    """Say why the account cannot have the record; without an account, why none can."""
    taken = user is not None and Candidate.objects.filter(user=user).exists()
    return rules.refuse_account(candidate, taken=taken)


@transaction.atomic
def attach_account(candidate_id: int, user: User) -> Candidate:
    """Let the person sign in as this candidate, once. Raises RefusedError."""
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate_id)
    require(refuse_account(candidate, user))
    candidate.user = user
    candidate.save(update_fields=["user"])
    record("candidates.account_attached", candidate, by=user, changes={"user": user.pk})
    return candidate

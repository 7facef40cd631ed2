"""Keeping a mix under a name, and taking it away."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import rules
from municipalities.models import Application, Mix, MixMember, Round
from municipalities.queries.conflict import closed_to


@transaction.atomic
def save_mix(
    round_: Round,
    *,
    name: str,
    note: str,
    applications: Collection[int],
    idempotency_key: UUID | None = None,
    by: User,
) -> Mix:
    """Keep these applications (by key) of the round as a mix. What is not handed in is left out. Raises RefusedError."""
    content = {"round": round_.pk, "name": name, "note": note, "applications": sorted(applications)}
    verb = "municipalities.mix_saved"
    if (made := earlier_result(idempotency_key, content, verb=verb, by=by)) is not None:
        return Mix.objects.get(pk=made)
    chosen = list(
        Application.objects.visible_to(by)
        .handed_in()
        .filter(round=round_, pk__in=applications)
        .select_related("round", "municipality")
        .order_by("pk")
    )
    require(next(iter(closed_to(by, chosen).values()), None) or rules.refuse_save_mix(len(chosen), by=by))
    mix = Mix.objects.create(round=round_, name=name.strip(), note=note.strip(), saved_by=by, saved_at=clock.now())
    MixMember.objects.bulk_create(MixMember(mix=mix, application=each) for each in chosen)
    record(verb, mix, by=by, changes={"name": mix.name})
    remember_result(idempotency_key, content, verb=verb, by=by, subject=mix)
    return mix


@transaction.atomic
def remove_mix(mix: Mix, *, by: User) -> Round:
    """Take a named mix away. Raises RefusedError."""
    mix = Mix.objects.visible_to(by).select_for_update(of=("self",)).select_related("round").get(pk=mix.pk)
    require(rules.refuse_remove_mix(by=by))
    record("municipalities.mix_removed", mix, by=by, changes={"name": mix.name})
    mix.members.all().delete()
    round_ = mix.round
    mix.delete()
    return round_

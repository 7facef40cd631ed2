"""Declaring a conflict of interest, before anything is read, and thinking anew."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Q

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import rules
from municipalities.models import Assessment, Assignment, ConflictDeclaration, Municipality, Round
from municipalities.queries.conflict import declaration_lines


def _lock(by: User) -> None:
    """One at a time for each person: two tabs declare after each other."""
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)


@transaction.atomic
def declare_conflicts(
    round_: Round, *, asked: Collection[int], unfit: Mapping[int, str], by: User
) -> list[ConflictDeclaration]:
    """Declare of the municipalities in `asked` (keys) that one is fit to judge them, but those in `unfit` (key → why).

    What is declared already, and the same, stays as it is. Raises RefusedError.
    """
    round_ = Round.objects.visible_to(by).get(pk=round_.pk)
    _lock(by)
    lines = declaration_lines(by, round_)
    declared = {line.municipality.pk: line.declaration.fit for line in lines if line.declaration}
    unfit = {key: reason.strip() for key, reason in unfit.items()}
    require(
        rules.refuse_declare(
            unfit,
            asked=asked,
            possible=[line.municipality.pk for line in lines if not line.member],
            declared=declared,
            by=by,
        )
    )
    now = clock.now()
    rows = ConflictDeclaration.objects.bulk_create(
        ConflictDeclaration(
            user=by,
            round=round_,
            municipality_id=key,
            fit=key not in unfit,
            reason=unfit.get(key, ""),
            declared_at=now,
        )
        for key in sorted(set(asked) - declared.keys())
    )
    if rows:
        names = {line.municipality.pk: line.municipality.name for line in lines}
        record(
            "municipalities.conflicts_declared",
            round_,
            by=by,
            changes={"declared_about": len(rows), "in_conflict": sorted(names[key] for key in unfit)},
        )
    _release_from_reading(round_, unfit, by)
    return rows


def _release_from_reading(round_: Round, unfit: Collection[int], by: User) -> None:
    """Whoever is unfit is asked no longer to read what they had not begun: nobody waits for them."""
    theirs = Q(application__municipality__in=unfit) | Q(application__partner_rows__municipality__in=unfit)
    asked = Assignment.objects.filter(theirs, application__round=round_, reviewer=by)
    begun = Assessment.objects.filter(application__round=round_, reviewer=by).values("application")
    gone = {*asked.exclude(application__in=begun).values_list("pk", flat=True)}
    if gone:
        Assignment.objects.filter(pk__in=gone).delete()
        record(
            "municipalities.reviewers_assigned", round_, by=by, changes={"readers_asked": 0, "readers_taken": len(gone)}
        )


@transaction.atomic
def change_declaration(
    round_: Round, municipality: Municipality, *, fit: bool, reason: str, by: User
) -> ConflictDeclaration:
    """Declare otherwise than before about one municipality, with the reason; a new row. Raises RefusedError."""
    round_ = Round.objects.visible_to(by).get(pk=round_.pk)
    _lock(by)
    line = next((each for each in declaration_lines(by, round_) if each.municipality.pk == municipality.pk), None)
    before = line.declaration.fit if line and line.declaration else None
    require(
        rules.refuse_change_declaration(
            municipality, fit=fit, reason=reason, before=before, member=bool(line and line.member), by=by
        )
    )
    made = ConflictDeclaration.objects.create(
        user=by,
        round=round_,
        municipality=municipality,
        fit=fit,
        reason=reason.strip(),
        declared_at=clock.now(),
    )
    record(
        "municipalities.conflict_changed",
        round_,
        by=by,
        changes={"municipality": municipality.pk, "fit": [before, fit]},
    )
    if not fit:
        _release_from_reading(round_, [municipality.pk], by)
    return made

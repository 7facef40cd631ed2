"""Criteria, flags and phases of a round."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.text import slugify

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import rules
from municipalities.actions.round import locked_round
from municipalities.models import Anchor, Criterion, CriterionChange, Flag, Phase, PhaseKind, Round
from municipalities.rules import PhaseDates
from municipalities.rules.criterion import CriterionText


@transaction.atomic
def save_criterion(
    round_: Round, text: CriterionText, *, criterion: Criterion | None = None, place: int | None = None, by: User
) -> Criterion:
    """Write a new criterion, or an unpublished one anew; `place` is its number in the list. Raises RefusedError."""
    round_ = locked_round(round_, by)
    require(rules.refuse_write_criteria(round_, by=by))
    others = [each for each in round_.criteria.all() if criterion is None or each.pk != criterion.pk]
    kept = round_.criteria.get(pk=criterion.pk) if criterion else Criterion(round=round_)
    text.put_on(kept)
    others.insert((place or len(others) + 1) - 1, kept)
    for order, each in enumerate(others, start=1):
        each.order = order
        each.save()
    for value, (words_nb, words_nn) in text.anchors.items():
        Anchor.objects.update_or_create(
            criterion=kept, value=value, defaults={"words_nb": words_nb, "words_nn": words_nn}
        )
    record("municipalities.criterion_saved", round_, by=by, changes={"criterion": text.title_nb})
    return kept


@transaction.atomic
def remove_criterion(criterion: Criterion, *, by: User) -> Round:
    """Take an unpublished criterion away. Raises RefusedError."""
    round_ = locked_round(criterion.round, by)
    require(rules.refuse_write_criteria(round_, by=by))
    criterion = round_.criteria.get(pk=criterion.pk)
    criterion.anchors.all().delete()
    criterion.delete()
    for order, each in enumerate(round_.criteria.all(), start=1):
        each.order = order
        each.save(update_fields=["order"])
    record("municipalities.criterion_removed", round_, by=by, changes={"criterion": criterion.title_nb})
    return round_


@transaction.atomic
def publish_criteria(round_: Round, *, by: User) -> Round:
    """Show the criteria to the applicants, and lock them. Raises RefusedError."""
    round_ = locked_round(round_, by)
    criteria = list(round_.criteria.all())
    require(rules.refuse_publish_criteria(round_, criteria, by=by))
    round_.criteria_published_at = clock.now()
    round_.save(update_fields=["criteria_published_at"])
    record("municipalities.criteria_published", round_, by=by, changes={"criteria": [c.title_nb for c in criteria]})
    return round_


@transaction.atomic
def change_criterion(criterion: Criterion, text: CriterionText, *, reason: str, by: User) -> Criterion:
    """Change a published criterion; the reason, and what stood there, stay on record. Raises RefusedError."""
    criterion.round = locked_round(criterion.round, by)
    criterion = (
        Criterion.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("round")
        .prefetch_related("anchors")
        .get(pk=criterion.pk)
    )
    require(rules.refuse_change_criterion(criterion, reason=reason, by=by))
    revision = criterion.revision + 1
    CriterionChange.objects.create(
        criterion=criterion,
        revision=revision,
        reason=reason.strip(),
        before={
            "title": [criterion.title_nb, criterion.title_nn],
            "description": [criterion.description_nb, criterion.description_nn],
            "weight": criterion.weight,
            "anchors": {each.value: [each.words_nb, each.words_nn] for each in criterion.anchors.all()},
        },
        by=by,
        at=clock.now(),
    )
    text.put_on(criterion)
    criterion.revision = revision
    criterion.save()
    for anchor in criterion.anchors.all():
        anchor.words_nb, anchor.words_nn = text.anchors[anchor.value]
        anchor.revision = revision
        anchor.save()
    record(
        "municipalities.criterion_changed",
        criterion.round,
        by=by,
        changes={"criterion": criterion.title_nb},
        reason=reason.strip(),
    )
    return criterion


@transaction.atomic
def add_flag(round_: Round, *, title_nb: str, title_nn: str, by: User) -> Flag:
    """Name a property that informs the choice beside the sum. Raises RefusedError."""
    round_ = locked_round(round_, by)
    require(rules.refuse_set_up(round_, by=by))
    key = slugify(title_nb.lower().translate(str.maketrans("æøå", "eoa")))[:40] or "flag"
    flag = Flag.objects.create(round=round_, key=key, title_nb=title_nb, title_nn=title_nn)
    record("municipalities.flag_added", round_, by=by, changes={"flag": title_nb})
    return flag


@transaction.atomic
def remove_flag(flag: Flag, *, by: User) -> Round:
    """Take a flag away that no application carries. Raises RefusedError."""
    round_ = locked_round(flag.round, by)
    require(rules.refuse_set_up(round_, by=by))
    flag.delete()
    record("municipalities.flag_removed", round_, by=by, changes={"flag": flag.title_nb})
    return round_


@transaction.atomic
def save_phases(round_: Round, phases: Mapping[str, PhaseDates], *, by: User) -> Round:
    """Set the phases of the review anew; one that is not given is taken away. Raises RefusedError."""
    round_ = locked_round(round_, by)
    require(rules.refuse_phases(round_, phases, by=by))
    round_.phases.all().delete()
    Phase.objects.bulk_create(
        Phase(round=round_, kind=kind, start=given.first, end=given.last + timedelta(days=1), others=given.others)
        for kind in PhaseKind
        if (given := phases.get(kind))
    )
    record(
        "municipalities.phases_saved",
        round_,
        by=by,
        changes={kind: [given.first, given.last] for kind, given in phases.items()},
    )
    return round_

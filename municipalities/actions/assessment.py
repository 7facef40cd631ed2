"""Asking people to read, and what they give."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import earlier_result, record, remember_result
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import letters, rules
from municipalities.actions.application import locked
from municipalities.models import Application, ApplicationFlag, Assessment, Assignment, Flag, Round, Score
from municipalities.queries.assessment import Key, asked_of, criteria_of, phases_of, reviewers_on
from municipalities.queries.conflict import refuse_opening, standing_of
from municipalities.rules.assessment import Points
from municipalities.workflow import REVIEWABLE, AssessmentStatus

SAVED = "municipalities.assessment_saved"


@transaction.atomic
def save_assessment(
    application: Application,
    *,
    scores: Mapping[Key, Points],
    note: str = "",
    version: int | None = None,
    idempotency_key: UUID | None = None,
    by: User,
) -> Assessment:
    """Save the person's own scores; what `scores` does not name stays. It is done once everything has a value.

    `scores` is keyed by criterion and place (None where the criterion belongs to no place). `version` is the one that the
    page was made with, 0 for none; None compares nothing. Raises RefusedError.
    """
    content = {"application": application.pk, "scores": sorted((str(k), *p) for k, p in scores.items()), "note": note}
    if (made := earlier_result(idempotency_key, content, verb=SAVED, by=by)) is not None:
        return Assessment.objects.get(pk=made)
    application = locked(application, by)
    require(refuse_opening(by, application))
    phases = phases_of(application.round)
    require(rules.refuse_score(application, phases=phases, now=clock.now(), today=clock.today(), by=by))
    asked = {each.key for each in asked_of(application, criteria_of(application.round))}
    notes = [note, *(points.note for points in scores.values())]
    require(rules.refuse_values(scores.keys(), asked=asked, values=[p.value for p in scores.values()], notes=notes))
    assessment = Assessment.objects.filter(application=application, reviewer=by).first() or Assessment(
        application=application, reviewer=by
    )
    if version is not None:
        require(rules.refuse_older(assessment, version=version))
    Assignment.objects.get_or_create(
        application=application, reviewer=by, defaults={"assigned_by": by, "assigned_at": clock.now()}
    )
    before = {(each.criterion_id, each.place_id): each for each in assessment.scores.all()} if assessment.pk else {}
    changed = {key: points for key, points in scores.items() if points != _stood(before.get(key))}
    values = {key: each.value for key, each in before.items()} | {key: p.value for key, p in changed.items()}
    done = all(values.get(key) is not None for key in asked)
    gave = {key: [_stood(before.get(key)).value, points.value] for key, points in changed.items()}
    _write(assessment, note=note.strip(), done=done)
    for key, points in changed.items():
        row = before.get(key) or Score(assessment=assessment, criterion_id=key[0], place_id=key[1])
        row.value, row.note = points.value, points.note.strip()
        row.save()
    record(
        SAVED,
        assessment,
        by=by,
        changes={
            "version": assessment.version,
            "phase": next((str(p.kind) for p in phases if p.start <= clock.today() < p.end), ""),
            "scores": {f"{criterion}/{place or ''}": values for (criterion, place), values in gave.items()},
        },
    )
    remember_result(idempotency_key, content, verb=SAVED, by=by, subject=assessment)
    return assessment


def _stood(score: Score | None) -> Points:
    return Points(score.value, score.note) if score else Points(None)


def _write(assessment: Assessment, *, note: str, done: bool) -> None:
    assessment.note = note
    assessment.version += 1
    assessment.saved_at = clock.now()
    assessment.status = AssessmentStatus.DONE if done else AssessmentStatus.DRAFT
    assessment.done_at = (assessment.done_at or clock.now()) if done else None
    assessment.save()


@transaction.atomic
def assign_reviewers(round_: Round, *, pairs: Collection[tuple[int, int]], by: User) -> int:
    """Ask exactly these (application, person) to read; whoever is new to the list is told once. Returns how many are new.

    Whoever has begun to score cannot be taken away. Raises RefusedError.
    """
    round_ = Round.objects.visible_to(by).select_for_update(of=("self",)).get(pk=round_.pk)
    applications = {
        each.pk: each
        for each in Application.objects.visible_to(by)
        .filter(round=round_, status__in=REVIEWABLE)
        .select_related("round", "municipality")
    }
    people = {each.pk: each for each in reviewers_on(round_)}
    wanted = set(pairs)
    require(rules.refuse_assign(wanted, applications=applications, reviewers=people, by=by))
    held = {(e.application_id, e.reviewer_id): e for e in Assignment.objects.filter(application__in=applications)}
    standing = standing_of(list(applications.values()))
    new, gone = wanted - held.keys(), held.keys() - wanted
    require(
        rules.refuse_assign_unfit(
            [
                f"{people[person].name}: {applications[key].municipality.name}"
                for key, person in new
                if standing.unfit(person, applications[key])
            ]
        )
    )
    begun = set(Assessment.objects.filter(application__in=applications).values_list("application_id", "reviewer_id"))
    require(
        rules.refuse_take_away(
            [f"{people[person].name}: {applications[key].municipality.name}" for key, person in gone & begun]
        )
    )
    now = clock.now()
    Assignment.objects.bulk_create(
        Assignment(application_id=key, reviewer_id=person, assigned_by=by, assigned_at=now)
        for key, person in sorted(new)
    )
    Assignment.objects.filter(pk__in=[held[pair].pk for pair in gone]).delete()
    if new or gone:
        record(
            "municipalities.reviewers_assigned",
            round_,
            by=by,
            changes={"readers_asked": len(new), "readers_taken": len(gone)},
        )
    for person in sorted({person for _key, person in new} - {by.pk}):
        letters.ask_to_read(round_, people[person], number=sum(1 for _key, each in new if each == person), by=by)
    return len(new)


@transaction.atomic
def set_flags(application: Application, *, reasons: Mapping[int, str], by: User) -> list[ApplicationFlag]:
    """Set the round's flags on an application: reason by flag; "" takes the flag away. Raises RefusedError."""
    application = locked(application, by)
    require(refuse_opening(by, application))
    known = set(Flag.objects.filter(round=application.round).values_list("pk", flat=True))
    held = {each.flag_id: each for each in ApplicationFlag.objects.filter(application=application)}
    for key, reason in reasons.items():
        require(rules.refuse_flag(application, known=key in known, reason=reason, by=by))
    for key, reason in reasons.items():
        row, words = held.get(key), reason.strip()
        if words == (row.reason if row else ""):
            continue
        if row is not None and not words:
            record("municipalities.flag_taken_away", row, by=by, changes={"flag": key})
            row.delete()
            continue
        row = row or ApplicationFlag(application=application, flag_id=key)
        row.reason, row.set_by, row.set_at = words, by, clock.now()
        row.save()
        record("municipalities.flag_set", row, by=by, changes={"flag": key})
    return list(ApplicationFlag.objects.filter(application=application).select_related("flag"))

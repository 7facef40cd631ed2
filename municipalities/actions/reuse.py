"""Bringing answers over from an earlier round, and saying that they still hold."""

from typing import Any

from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import require
from municipalities import queries, rules
from municipalities.actions.application import locked, place_of, write_rows
from municipalities.models import Application, OfficeSection, Place, Section, Submission, new_section, section_of
from municipalities.queries import reuse
from municipalities.rules.reuse import refuse_bring_over, refuse_confirm_section


@transaction.atomic
def bring_over(
    application: Application, key: str, *, place: Place | None = None, replace: bool = False, by: User
) -> Section:
    """Bring a point's answers over from the municipality's last application; they wait to be confirmed.

    What stands at the point is overwritten only with `replace`. Raises RefusedError.
    """
    application = locked(application, by)
    place = place_of(application, key, place)
    _require_writer(application, (key, place.pk if place else None), by)
    submission = reuse.earlier_submission(application)
    answers = reuse.offered(application, submission).get((key, place.pk if place else None)) if submission else None
    section = section_of(application, key, place)
    require(refuse_bring_over(section, offered=answers is not None, replace=replace))
    if submission is None or answers is None:  # the rule has said so already
        raise ValueError("nothing is offered")
    return _bring(application, key, place, answers, submission, by)


@transaction.atomic
def bring_over_all(application: Application, *, by: User) -> list[str]:
    """Bring over every point that nobody has begun. Return the points' keys. Raises RefusedError."""
    application = locked(application, by)
    _require_writer(application, None, by)
    submission = reuse.earlier_submission(application)
    places = {place.pk: place for place in application.places.all()}
    brought = []
    for (key, pk), answers in (reuse.offered(application, submission) if submission else {}).items():
        place = places[pk] if pk else None
        if submission is not None and section_of(application, key, place) is None:
            _bring(application, key, place, answers, submission, by)
            brought.append(key)
    return brought


@transaction.atomic
def confirm_section(application: Application, key: str, *, place: Place | None = None, by: User) -> Section:
    """Say that what was brought over still holds; who said it and when stand with the point. Raises RefusedError."""
    application = locked(application, by)
    place = place_of(application, key, place)
    _require_writer(application, (key, place.pk if place else None), by)
    section = section_of(application, key, place)
    require(refuse_confirm_section(section))
    if section is None:  # the rule has said so already
        raise ValueError("nothing to confirm")
    section.brought_over = None
    section.version += 1
    section.saved_by, section.saved_at = by, clock.now()
    section.save()
    changes = {"section": key, "place_rank": place.rank if place else None}
    record("municipalities.section_confirmed", application, by=by, changes=changes)
    return section


def _require_writer(application: Application, point: tuple[str, int | None] | None, by: User) -> None:
    standing = queries.standing(application, by)
    require(rules.refuse_save(application, now=clock.now(), by=by, standing=standing, point=point))


def _bring(
    application: Application, key: str, place: Place | None, answers: dict[str, Any], submission: Submission, by: User
) -> Section:
    section = section_of(application, key, place) or new_section(application, key, place)
    for name in (*section.answers, "not_relevant"):
        field = section.field(name)
        setattr(section, name, field.to_python(answers[name]) if name in answers else field.get_default())
    section.version += 1
    section.saved_by, section.saved_at = by, clock.now()
    section.brought_over = submission
    section.save()
    if isinstance(section, OfficeSection):
        write_rows(section, {kind: answers.get(kind, []) for kind in ("doctors", "staff")})
    changes = {
        "section": key,
        "place_rank": place.rank if place else None,
        "brought_from": submission.application.reference,
    }
    record("municipalities.section_brought_over", application, by=by, changes=changes)
    return section

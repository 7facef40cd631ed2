"""Writing an application, point by point."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import not_now, require
from municipalities import queries, rules
from municipalities.actions.partners import share_out, signed_text, tell_if_void
from municipalities.models import (
    SECTIONS,
    Application,
    InvitationAnswer,
    Municipality,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    Place,
    Round,
    Section,
    new_section,
    section_of,
)
from municipalities.queries.information import plain, stored_answers

PARTNERS = ("partners", "shares")  # answered on the page of point 0, kept on the application itself
ROWS = ("doctors", "staff")


@transaction.atomic
def start_application(round_: Round, municipality: Municipality, *, by: User) -> Application:
    """Begin the municipality's application in a round. Raises RefusedError."""
    round_ = Round.objects.visible_to(by).get(pk=round_.pk)
    municipality = Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    existing = Application.objects.filter(round=round_, municipality=municipality).exists()
    until = queries.dispensed_until(round_, municipality)
    require(rules.refuse_start(round_, now=clock.now(), existing=existing, by=by, dispensed_until=until))
    declined = InvitationAnswer.objects.standing().filter(
        invitation__round=round_, invitation__municipality=municipality
    )
    declined.update(reconsidered_at=clock.now())  # whoever starts has changed their mind
    return begin(round_, municipality, by=by)


def begin(round_: Round, municipality: Municipality, *, by: User) -> Application:
    """Make the application with its first place, inside the transaction of the verb that begins it."""
    application = Application.objects.create(
        round=round_, municipality=municipality, started_by=by, started_at=clock.now()
    )
    Place.objects.create(application=application, rank=1)
    record("municipalities.application_started", application, by=by)
    return application


def locked(application: Application, by: User) -> Application:
    """Lock the application for the rest of the transaction. Raises DoesNotExist when `by` may not see it."""
    return (
        Application.objects.visible_to(by)
        .select_related("round", "municipality")
        .select_for_update(of=("self",))
        .get(pk=application.pk)
    )


@transaction.atomic
def save_section(
    application: Application,
    section: str,
    data: Mapping[str, Any],
    *,
    by: User,
    place: Place | None = None,
    version: int | None = None,
) -> Section:
    """Save answers of one section; what `data` does not name stays. Raises RefusedError.

    `data` holds the fields by name, and `not_relevant`; "organisation" also takes `partners` (municipalities) and
    `shares` (whole per cent, the applicant's first, then those of the partners; empty: as equal as can be), "office" also
    `doctors` (dicts: age, specialty, is_intern) and `staff` (dicts: role, number, competence), which replace all
    rows. `place` is whose point it is where each place answers; None is the place of rank 1. `version` is the one the
    writer had before them: when somebody saved meanwhile, nothing is overwritten and the refusal says who did. None
    compares nothing.
    """
    application = locked(application, by)
    place = place_of(application, section, place)
    point, standing = (section, place.pk if place else None), queries.standing(application, by)
    require(rules.refuse_save(application, now=clock.now(), by=by, standing=standing, point=point))
    row = section_of(application, section, place) or new_section(application, section, place)
    require(rules.refuse_conflict(row, version=version))
    before = signed_text(application)
    _save_whole(application, data, by=by)
    if row.brought_over_id is not None and _changes(row, data):
        row.brought_over = None  # whoever changes it has read it
    answers = {name: value for name, value in data.items() if name not in (*PARTNERS, *ROWS)}
    if unknown := answers.keys() - {*row.answers, *(["not_relevant"] if row.may_be_left_out else [])}:
        raise KeyError(f"{section} has no answer {sorted(unknown)}")
    for name, value in answers.items():
        setattr(row, name, value)
    row.version += 1
    row.saved_by, row.saved_at = by, clock.now()
    _check(row)
    row.save()
    if isinstance(row, OfficeSection):
        write_rows(row, data)
    record(
        "municipalities.section_saved",
        application,
        by=by,
        changes={
            "section": section,
            "place_rank": place.rank if place else None,
            "version": row.version,
            "answers": sorted(data),
        },
    )
    tell_if_void(application, before, by=by)
    return row


def _changes(row: Section, data: Mapping[str, Any]) -> bool:
    """Whether the data says anything else than what is stored."""
    stored = stored_answers(row)
    given = plain({name: value for name, value in data.items() if name not in PARTNERS})
    return stored | given != stored


def place_of(application: Application, key: str, place: Place | None) -> Place | None:
    """Return the application's own place that the point belongs to. Raises DoesNotExist for another's place."""
    if not SECTIONS[key].of_place:
        return None
    return application.places.get(pk=place.pk) if place else application.places.get(rank=1)


def _check(row: Section | OfficeDoctor | OfficeStaff | Application) -> None:
    """Turn the first thing that the fields or constraints have against the row into a refusal."""
    try:
        row.clean_fields()
        row.validate_constraints()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        require(not_now(messages[0], field=None if field == "__all__" else field))


def _save_whole(application: Application, data: Mapping[str, Any], *, by: User) -> None:
    if "partners" in data:
        named = {each.pk: each for each in data["partners"] if each.pk != application.municipality_id}
        share_out(application, list(named.values()), data.get("shares"), by=by)


def write_rows(section: OfficeSection, data: Mapping[str, Any]) -> None:
    for name, model in (("doctors", OfficeDoctor), ("staff", OfficeStaff)):
        if name not in data:
            continue
        rows = [model(section=section, order=order, **answers) for order, answers in enumerate(data[name], start=1)]
        getattr(section, name).all().delete()
        for row in rows:
            _check(row)
        getattr(section, name).bulk_create(rows)

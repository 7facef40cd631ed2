"""Writing an application and handing it in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.core import clock
from alisvest.core.rules import not_now, require
from municipalities import letters, rules
from municipalities.models import (
    SECTIONS,
    Application,
    ApplicationPartner,
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
from municipalities.queries import content_sha256, dispensed_until
from municipalities.workflow import MOVES

PARTNERS = "partners"  # answered on the page of point 0, kept on the application itself
ROWS = ("doctors", "staff")


@transaction.atomic
def start_application(round_: Round, municipality: Municipality, *, by: User) -> Application:
    """Begin the municipality's application in a round. Raises RefusedError."""
    round_ = Round.objects.visible_to(by).get(pk=round_.pk)
    municipality = Municipality.objects.reached_by(by).select_for_update(of=("self",)).get(pk=municipality.pk)
    existing = Application.objects.filter(round=round_, municipality=municipality).exists()
    now = clock.now()
    until = dispensed_until(round_, municipality)
    require(rules.refuse_start(round_, now=now, existing=existing, dispensed_until=until, by=by))
    declined = InvitationAnswer.objects.standing().filter(
        invitation__round=round_, invitation__municipality=municipality
    )
    declined.update(reconsidered_at=now)  # whoever starts has changed their mind
    application = Application.objects.create(round=round_, municipality=municipality, started_by=by, started_at=now)
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

    `data` holds the fields by name, and `not_relevant`; "organisation" also takes `partners` (municipalities), "office"
    also `doctors` (dicts: age, specialty, is_intern) and `staff` (dicts: role, number, competence), which replace all
    rows. `place` is whose point it is where each place answers; None is the place of rank 1. `version` is the one the
    writer had before them: when somebody saved meanwhile, nothing is overwritten and the refusal says who did. None
    compares nothing.
    """
    application = locked(application, by)
    require(rules.refuse_save(application, now=clock.now(), by=by))
    place = _place_of(application, section, place)
    row = section_of(application, section, place) or new_section(application, section, place)
    require(rules.refuse_conflict(row, version=version))
    _save_whole(application, data)
    answers = {name: value for name, value in data.items() if name not in (PARTNERS, *ROWS)}
    if unknown := answers.keys() - {*row.answers, *(["not_relevant"] if row.may_be_left_out else [])}:
        raise KeyError(f"{section} has no answer {sorted(unknown)}")
    for name, value in answers.items():
        setattr(row, name, value)
    row.version += 1
    row.saved_by, row.saved_at = by, clock.now()
    _check(row)
    row.save()
    if isinstance(row, OfficeSection):
        _write_rows(row, data)
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
    return row


def _place_of(application: Application, key: str, place: Place | None) -> Place | None:
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


def _save_whole(application: Application, data: Mapping[str, Any]) -> None:
    if "partners" in data:
        partners: Iterable[Municipality] = data["partners"]
        application.partner_rows.all().delete()
        ApplicationPartner.objects.bulk_create(
            ApplicationPartner(application=application, municipality=partner)
            for partner in partners
            if partner.pk != application.municipality_id
        )


def _write_rows(section: OfficeSection, data: Mapping[str, Any]) -> None:
    for name, model in (("doctors", OfficeDoctor), ("staff", OfficeStaff)):
        if name not in data:
            continue
        rows = [model(section=section, order=order, **answers) for order, answers in enumerate(data[name], start=1)]
        getattr(section, name).all().delete()
        for row in rows:
            _check(row)
        getattr(section, name).bulk_create(rows)


@transaction.atomic
def submit_application(application: Application, *, by: User) -> Application:
    """Hand the application in: from here on its answers stand, and only the project leader can move it.

    Draws the next reference of the round without gaps, under a lock on the round's row. Raises RefusedError.
    """
    application = locked(application, by)
    now = clock.now()
    require(rules.refuse_submit(application, now=now, by=by))
    application.status = MOVES["submit"].target
    application.submitted_by, application.submitted_at = by, now
    application.content_sha256 = content_sha256(application)
    application.reference = _next_reference(application.round)
    application.save(update_fields=["status", "submitted_by", "submitted_at", "content_sha256", "reference"])
    record(
        "municipalities.application_submitted",
        application,
        by=by,
        changes={"reference": application.reference, "content_sha256": application.content_sha256},
    )
    letters.acknowledge(application, signer=by)
    return application


def _next_reference(round_: Round) -> str:
    """Draw the next number. Rounds of one year share the series, so that a reference names one application."""
    rounds = list(Round.objects.select_for_update().filter(year=round_.year).order_by("pk"))
    number = max(each.last_number for each in rounds) + 1
    Round.objects.filter(pk=round_.pk).update(last_number=number)
    return f"ALIS-{round_.year}-{number:03}"

"""Many applications at once, for what must cost the same however many there are."""

from itertools import count
from typing import Any

from django.db import connection, models, transaction

from municipalities.models import (
    SECTIONS,
    Application,
    Assessment,
    Municipality,
    MunicipalityVersion,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    Place,
    Score,
    section_of,
)
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities

_serial = count(1001)
UNSENT: dict[str, Any] = {
    "status": ApplicationStatus.DRAFT,
    "reference": None,
    "submitted_by": None,
    "submitted_at": None,
    "content_sha256": None,
}


def copies(application: Application, number: int) -> list[Application]:
    """Make `number` more applications to the round with the same answers and scores, each of a municipality of its own.

    Written in bulk: a few statements for any number. `application` has one place.
    """
    first, version = application.places.get(), application.municipality.versions.get()
    with transaction.atomic():  # the number of places is held at its end
        homes = Municipality.objects.bulk_create(
            _copy(application.municipality, name=f"Øy {next(_serial)}") for _ in range(number)
        )
        MunicipalityVersion.objects.bulk_create(
            _copy(version, municipality=home, number=municipalities.free_number()) for home in homes
        )
        made = Application.objects.bulk_create(_copy(application, municipality=home, **UNSENT) for home in homes)
        places = Place.objects.bulk_create(_copy(first, application=each) for each in made)
        for key, model in SECTIONS.items():
            section = section_of(application, key, first)
            owners: list[Any] = [{"place": place} for place in places]
            if not model.of_place:
                owners = [{"application": each} for each in made]
            sections = model._base_manager.bulk_create(_copy(section, **owner) for owner in owners)
            if isinstance(section, OfficeSection):
                for row_model in (OfficeDoctor, OfficeStaff):
                    rows = list(row_model.objects.filter(section=section))
                    row_model.objects.bulk_create(_copy(row, section=each) for each in sections for row in rows)
        if application.reference:  # answers are written while it is a draft
            _handed_in(application, made)
        _scored(application, made, places)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what the database does by itself a while after many rows were written
    return made


def _handed_in(application: Application, made: list[Application]) -> None:
    for each in made:
        each.status, each.reference = application.status, f"ALIS-COPY-{each.pk}"
        for name in ("submitted_by", "submitted_at", "content_sha256"):
            setattr(each, name, getattr(application, name))
    Application.objects.bulk_update(made, list(UNSENT))


def _scored(application: Application, made: list[Application], places: list[Place]) -> None:
    for assessment in Assessment.objects.filter(application=application):
        copied = Assessment.objects.bulk_create(_copy(assessment, application=each) for each in made)
        scores = list(Score.objects.filter(assessment=assessment))
        Score.objects.bulk_create(
            _copy(score, assessment=each, place=place if score.place_id else None)
            for each, place in zip(copied, places, strict=True)
            for score in scores
        )


def _copy(row: Any, **changes: Any) -> Any:
    """Return an unsaved row with the same values but for the key, what the database makes, and the changes."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and not isinstance(field, models.GeneratedField)
    }
    for name in changes:
        values.pop(row._meta.get_field(name).attname, None)
    return type(row)(**values | changes)

"""Writing the answers of a submission back into its application, where a later draft is not to count."""

from typing import Any

from alisvest.core import clock
from municipalities.models import (
    COMMON,
    OF_PLACE,
    Application,
    ApplicationPartner,
    Municipality,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    Place,
    Submission,
    new_section,
    section_of,
)


def restore(application: Application, submission: Submission) -> None:
    """Make places and answers what they were when they were sent; what was written since stays in the history."""
    content = submission.snapshot
    _restore_partners(application, content["partners"])
    for key in COMMON:
        _restore_section(application, key, None, content["sections"].get(key), submission)
    places = {place.rank: place for place in application.places.all()}
    for kept in content["places"]:
        place = places.pop(kept["rank"], None) or Place(application=application, rank=kept["rank"])
        place.name = kept["name"]
        place.save()
        for key in OF_PLACE:
            _restore_section(application, key, place, kept["sections"].get(key), submission)
    for left in places.values():
        clear_place(application, left)
        left.delete()
    application.places_wanted = content["places_wanted"]
    application.save(update_fields=["places_wanted"])


def clear_place(application: Application, place: Place) -> None:
    """Remove the answers of a place that goes, and what was given to colleagues and said of it."""
    place.section_assignments.all().delete()
    place.section_comments.all().delete()
    for key in OF_PLACE:
        section = section_of(application, key, place)
        if isinstance(section, OfficeSection):
            section.doctors.all().delete()
            section.staff.all().delete()
        if section is not None:
            section.delete()


def _restore_section(
    application: Application, key: str, place: Place | None, answers: dict[str, Any] | None, submission: Submission
) -> None:
    """Write one section; one that was not begun when it was sent is emptied."""
    section = section_of(application, key, place)
    if section is None and answers is None:
        return
    section = section or new_section(application, key, place)
    answers = answers or {}
    for name in (*section.answers, "not_relevant"):
        field = section.field(name)
        setattr(section, name, field.to_python(answers[name]) if name in answers else field.get_default())
    section.version += 1
    section.saved_by, section.saved_at = submission.submitted_by, clock.now()
    section.save()
    if isinstance(section, OfficeSection):
        _restore_rows(section, answers)


def _restore_rows(section: OfficeSection, answers: dict[str, Any]) -> None:
    for name, model in (("doctors", OfficeDoctor), ("staff", OfficeStaff)):
        getattr(section, name).all().delete()
        rows = [model(section=section, order=order, **row) for order, row in enumerate(answers.get(name, []), start=1)]
        getattr(section, name).bulk_create(rows)


def _restore_partners(application: Application, names: list[str]) -> None:
    """Take out who was named since, and name again who was taken out."""
    application.partner_rows.exclude(municipality__name__in=names).delete()
    there = application.partner_rows.values_list("municipality__name", flat=True)
    for municipality in Municipality.objects.filter(name__in=set(names) - set(there)):
        ApplicationPartner.objects.create(application=application, municipality=municipality)

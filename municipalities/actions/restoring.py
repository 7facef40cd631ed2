"""Writing the answers of a submission back into its application, where a later draft is not to count."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.documents.actions import hang_again
from municipalities.actions.dropping import drop
from municipalities.files import BOTH, SERVICE
from municipalities.models import (
    COMMON,
    OF_PLACE,
    Application,
    ApplicationPartner,
    EarlierService,
    Municipality,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    PartnerAnswer,
    Place,
    Submission,
    new_section,
    section_of,
)


def restore(application: Application, submission: Submission) -> None:
    """Make places and answers what they were when they were sent; what was written since stays in the history."""
    content = submission.snapshot
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
        clear_place(application, left, by=submission.submitted_by)
        left.delete()
    application.places_wanted, application.own_share = content["places_wanted"], content["own_share"]
    application.save(update_fields=["places_wanted", "own_share"])
    _restore_partners(application, content["partners"], submission)


def clear_place(application: Application, place: Place, *, by: User) -> None:
    """Remove the answers of a place that goes, and what was given to colleagues and said of it."""
    place.section_assignments.all().delete()
    place.section_comments.all().delete()
    for row in place.earlier_services.all():
        drop(row, by=by)
    place.partner_answers.all().delete()
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
    section.brought_over = _brought_from(answers.get("brought_over"))
    section.version += 1
    section.saved_by, section.saved_at = submission.submitted_by, clock.now()
    section.save()
    if isinstance(section, OfficeSection):
        _restore_rows(section, answers)
    if place is not None and key == "candidate":
        _restore_services(place, answers.get("services", []), submission)


def _restore_rows(section: OfficeSection, answers: dict[str, Any]) -> None:
    for name, model in (("doctors", OfficeDoctor), ("staff", OfficeStaff)):
        getattr(section, name).all().delete()
        rows = [model(section=section, order=order, **row) for order, row in enumerate(answers.get(name, []), start=1)]
        getattr(section, name).bulk_create(rows)


def _brought_from(reference: str | None) -> Submission | None:
    """Return the earlier submission that the answers came from, where they were sent unconfirmed."""
    return (
        Submission.objects.filter(application__reference=reference).order_by("-version").first() if reference else None
    )


def _restore_services(place: Place, kept: list[dict[str, Any]], submission: Submission) -> None:
    """Take out the rows that were written since, and write again those that were taken out, with their papers."""
    missing = [_row_of(each) for each in kept]
    for row in place.earlier_services.all():
        stands = (row.place_of_work, row.kind, row.percentage, row.valid.lower, row.valid.upper)
        if stands in missing:
            missing.remove(stands)
        else:
            drop(row, by=submission.submitted_by)
    for each in kept:
        if (facts := _row_of(each)) not in missing:
            continue
        missing.remove(facts)
        place_of_work, kind, percentage, start, end = facts
        made = EarlierService.objects.create(
            place=place,
            place_of_work=place_of_work,
            kind=kind,
            percentage=percentage,
            valid=DateRange(start, end),
            saved_by=submission.submitted_by,
            saved_at=clock.now(),
        )
        hang_again(made, each["papers"], SERVICE, audience=BOTH.key, by=submission.submitted_by)


def _row_of(kept: dict[str, Any]) -> tuple[str, str, Decimal | None, date, date]:
    percentage = None if kept["percentage"] is None else Decimal(kept["percentage"])
    dates = (date.fromisoformat(kept["start"]), date.fromisoformat(kept["end"]))
    return (kept["place_of_work"], kept["kind"], percentage, *dates)


def _restore_partners(application: Application, kept: list[dict[str, Any]], submission: Submission) -> None:
    """Take out who was named since, name again who was taken out, with the shares and the words of that time."""
    names = {each["municipality"] for each in kept}
    for row in application.partner_rows.exclude(municipality__name__in=names):
        row.answers.all().delete()
        row.delete()
    places = {place.rank: place for place in application.places.all()}
    for each in kept:
        municipality = Municipality.objects.get(name=each["municipality"])
        partner, _made = ApplicationPartner.objects.update_or_create(
            application=application, municipality=municipality, defaults={"share": each["share"]}
        )
        _restore_words(partner, each["answers"], places, submission)


def _restore_words(
    partner: ApplicationPartner, kept: list[dict[str, Any]], places: dict[int, Place], submission: Submission
) -> None:
    words = {(each["point"], each["place"]): each["text"] for each in kept}
    there = {(row.key, row.place.rank if row.place else None): row for row in partner.answers.select_related("place")}
    for point in words.keys() | there.keys():
        key, rank = point
        row = there.get(point) or PartnerAnswer(
            partner=partner, key=key, place=places[rank] if rank else None, version=0, saved_by=submission.submitted_by
        )
        row.text, row.version, row.saved_at = words.get(point, ""), row.version + 1, clock.now()
        row.save()

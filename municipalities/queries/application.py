"""Applications and their answers, for pages, for comparison and for the hash of what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.accounts.models import User
from alisvest.ui import formats
from alisvest.ui.badges import Badge, badge_for
from municipalities.models import (
    COMMON,
    OF_PLACE,
    SECTIONS,
    Application,
    ApplicationPartner,
    CandidateSection,
    EarlierService,
    Municipality,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    PartnerAnswer,
    Place,
    Round,
    Section,
    section_of,
)
from municipalities.models.application import ApplicationQuerySet
from municipalities.rules import (
    DONE,
    SectionState,
    full_time_months,
    missing_answers,
    points_of,
    section_state,
    services_of,
)
from municipalities.workflow import ApplicationStatus, told_status

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer as text. `is_text` marks free text: read in the review, not compared in columns."""

    point: str
    label: str
    value: str
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """One section as a reader sees it. `place` is None for a point of the whole application.

    `asked`: what was asked about it afterwards, where the page tells it (queries.information).
    `beside`: what partner municipalities say where their answer differs.
    """

    key: str
    point: str
    title: str | Promise
    state: SectionState
    section: Section | None
    facts: list[Fact]
    missing: list[str]
    place: Place | None = None
    asked: Sequence[Any] = ()
    beside: list[PartnerAnswer] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Return what tells this point from the others of the application, in addresses and on pages."""
        return f"{self.key}-{self.place.rank}" if self.place else self.key

    @property
    def pair(self) -> tuple[str, int | None]:
        """Return the point as assignments and comments name it: its key, and the place's pk."""
        return (self.key, self.place.pk if self.place else None)

    @property
    def name(self) -> str:
        where = f" ({self.place})" if self.place and self.place.application.places_wanted > 1 else ""
        return f"{self.point}. {self.title}{where}"


def with_answers(applications: ApplicationQuerySet) -> ApplicationQuerySet:
    """Fetch places, sections and the rows of points 6 and 9 along, in seven queries however many applications."""
    of_place = [f"{_accessor(key)}__saved_by" for key in OF_PLACE]
    places = Place.objects.order_by("rank").select_related(*of_place)
    common = [f"{_accessor(key)}__saved_by" for key in COMMON]
    return applications.select_related("round", "municipality", "submitted_by", "to_sign_by", *common).prefetch_related(
        Prefetch("places", places),
        Prefetch("places__officesection__doctors", OfficeDoctor.objects.order_by("order")),
        Prefetch("places__officesection__staff", OfficeStaff.objects.order_by("order")),
        Prefetch("places__earlier_services", EarlierService.objects.select_related("saved_by")),
        Prefetch("partner_rows", ApplicationPartner.objects.select_related("municipality")),
        Prefetch("partner_rows__answers", PartnerAnswer.objects.select_related("saved_by", "place").exclude(text="")),
    )


def _accessor(key: str) -> str:
    return SECTIONS[key].__name__.lower()


def applications_for(user: User) -> ApplicationQuerySet:
    return Application.objects.visible_to(user).select_related("round", "municipality")


def applications_with_answers(user: User) -> ApplicationQuerySet:
    return with_answers(Application.objects.visible_to(user))


def application_in(user: User, round_: Round) -> Application | None:
    """Return the reader's own municipality's application in a round."""
    if user.scope is None:
        return None
    return Application.objects.visible_to(user).filter(round=round_, municipality_id=user.scope).first()


def partners_by_share(application: Application) -> list[ApplicationPartner]:
    return sorted(application.partner_rows.all(), key=lambda row: (-row.share, row.municipality.name))


def together_with(application: Application) -> str:
    """Name the partners with their shares, and what is the applicant's own; nothing where nobody takes part."""
    partners = ", ".join(
        f"{row.municipality.name} {formats.percent(row.share)}" for row in partners_by_share(application)
    )
    if not partners:
        return ""
    return _("%(partners)s (own share %(share)s)") % {
        "partners": partners,
        "share": formats.percent(application.own_share),
    }


def key_words(application: Application) -> str:
    """Return the share key in a line, the applicant first; nothing where no other municipality takes part."""
    partners = partners_by_share(application)
    if not partners:
        return ""
    key = [(application.municipality, application.own_share), *((row.municipality, row.share) for row in partners)]
    return ", ".join(f"{municipality.name} {formats.percent(share)}" for municipality, share in key)


def section_states(application: Application) -> list[Answers]:
    """Return each point with its state and its answers: those of the whole first, then those of each place."""
    return [_answers(application, key, place) for key, place in points_of(application)]


def _answers(application: Application, key: str, place: Place | None) -> Answers:
    section, model = section_of(application, key, place), SECTIONS[key]
    facts = section_facts(section) if section else []
    if key == "organisation":
        facts = [*_facts_of_whole(application), *facts]
    missing = missing_answers(section) if section else []
    beside = _beside(application, key, place)
    return Answers(key, model.point, model.title, section_state(section), section, facts, missing, place, beside=beside)


def _beside(application: Application, key: str, place: Place | None) -> list[PartnerAnswer]:
    """Return the partners' own words at a point, with the partner and its municipality at hand."""
    found = []
    for partner in partners_by_share(application):
        for row in partner.answers.all():
            if row.text and row.key == key and row.place_id == (place.pk if place else None):
                row.partner = partner
                found.append(row)
    return found


def application_facts(
    application: Application, place: Place | None = None, clarified: "Clarified | None" = None
) -> list[Fact]:
    """Return numbers and choices as text, in the order of the points: what is set side by side.

    Every application gives the same labels in the same order; an answer that is missing is "–". Points that are
    answered for each place tell all places, unless one is asked for. `clarified` takes the place of what was submitted.
    """
    places = [place] if place else list(application.places.all())
    facts = _facts_of_whole(application)
    for key, model in SECTIONS.items():
        owners: list[Place | None] = [*places] if model.of_place else [None]
        columns = [_compared(application, key, owner, clarified or {}) for owner in owners]
        facts += [_side_by_side(same, [each for each in owners if each]) for same in zip(*columns, strict=True)]
    return facts


def _compared(application: Application, key: str, place: Place | None, clarified: "Clarified") -> list[Fact]:
    section, rows = clarified.get((key, place.pk if place else None)) or (section_of(application, key, place), None)
    return [fact for fact in section_facts(section or SECTIONS[key](), rows) if not fact.is_text]


def _side_by_side(facts: tuple[Fact, ...], places: list[Place]) -> Fact:
    """Join one fact of several places: once where all are alike, else each with its place's rank."""
    values = [fact.value for fact in facts]
    if len(set(values)) == 1:
        return facts[0]
    told = " · ".join(f"{place.rank}: {value}" for place, value in zip(places, values, strict=True))
    return Fact(facts[0].point, facts[0].label, told)


def _facts_of_whole(application: Application) -> list[Fact]:
    label = str(Application._meta.get_field("places_wanted").verbose_name)
    return [
        Fact("0", label, str(application.places_wanted)),
        Fact("0", _("Together with"), together_with(application) or "–"),
    ]


class OfficeRows(NamedTuple):
    """The lines of point 6: those of the office's doctors and of its staff."""

    doctors: Sequence[OfficeDoctor]
    staff: Sequence[OfficeStaff]


def section_facts(section: Section, rows: OfficeRows | None = None) -> list[Fact]:
    """Return a section's answers as label and value, with "–" where nothing is answered.

    `rows`: the lines of an office that is not stored as such; those of the stored one otherwise.
    """
    facts: list[Fact] = []
    for name in section.answers:
        field = section.field(name)
        point = "6d" if name.startswith("equipment") else "6b" if isinstance(section, OfficeSection) else section.point
        is_text = isinstance(field, models.TextField)
        facts.append(Fact(point, str(field.verbose_name), _as_text(section, field), is_text))
    if isinstance(section, OfficeSection):
        doctors, staff = rows or _office_rows(section)
        facts = [*_doctor_facts(doctors), *facts[:2], *_staff_facts(staff), *facts[2:]]
    if isinstance(section, CandidateSection):
        facts += _service_facts(services_of(section))
    if section.not_relevant:
        facts.append(Fact(section.point, _("Does not apply"), section.not_relevant, is_text=True))
    return facts


def _as_text(section: Section, field: Any) -> str:
    value = getattr(section, field.name)
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        words = dict(field.base_field.choices)
        return ", ".join(str(words.get(item, item)) for item in value)
    if isinstance(value, date):
        return formats.day(value)
    return str(dict(field.choices).get(value, value)) if field.choices else str(value)


def _office_rows(section: OfficeSection) -> OfficeRows:
    return OfficeRows(list(section.doctors.all()), list(section.staff.all())) if section.pk else OfficeRows([], [])


def _doctor_facts(doctors: Sequence[OfficeDoctor]) -> list[Fact]:
    words = "; ".join(
        _("%(age)s years, %(specialty)s") % {"age": doctor.age, "specialty": doctor.get_specialty_display().lower()}
        + (f" ({_('intern')})" if doctor.is_intern else "")
        for doctor in doctors
    )
    return [
        Fact("6a", _("Number of doctors at the office"), str(len(doctors)) if doctors else "–"),
        Fact("6a", _("Age and specialty of each"), words or "–"),
    ]


def _staff_facts(staff: Sequence[OfficeStaff]) -> list[Fact]:
    words = "; ".join(
        f"{row.number}{NBSP}{row.get_role_display().lower()}" + (f" ({row.competence})" if row.competence else "")
        for row in staff
    )
    return [
        Fact("6c", _("Number of auxiliary staff"), str(sum(row.number for row in staff)) if staff else "–"),
        Fact("6c", _("Auxiliary staff and competence"), words or "–"),
    ]


def _service_facts(rows: list[EarlierService]) -> list[Fact]:
    """Tell what the rows come to, then each of them."""
    total = formats.number(full_time_months(rows), 1) if rows else "–"
    each = [
        Fact("9", _("Earlier service, row %(n)s") % {"n": n}, service_words(row), is_text=True)
        for n, row in enumerate(rows, start=1)
    ]
    return [Fact("9", _("Earlier service, full-time months"), total), *each]


def service_words(row: EarlierService) -> str:
    """Write a row on one line: where, what, how much, from and to."""
    share = formats.percent(row.percentage) if row.percentage is not None else ""
    parts = (row.place_of_work, row.get_kind_display(), share, formats.period(row.valid))
    return ", ".join(part for part in parts if part)


Clarified = Mapping[tuple[str, int | None], tuple[Section, OfficeRows | None]]
"""Points that were answered anew on request, by key and the place's pk: as they would be stored, with the office's rows."""


def remaining_words(answers: list[Answers]) -> str:
    """Say how many points are left."""
    left = sum(1 for section in answers if section.state not in DONE)
    if left == 0:
        return _("All points are complete.")
    return ngettext("%(count)s point remains.", "%(count)s points remain.", left) % {"count": left}


STATE_LOOKS = {
    SectionState.NOT_STARTED: ("neutral", "circle"),
    SectionState.INCOMPLETE: ("warning", "halfclock"),
    SectionState.COMPLETE: ("success", "check-circle"),
    SectionState.NOT_RELEVANT: ("neutral", "dash"),
}


def state_badge(state: SectionState) -> Badge:
    return badge_for(state, STATE_LOOKS)


def shown_status(status: str, user: User) -> ApplicationStatus:
    """Return the status as the reader may know it: a recommendation is told only with the decision."""
    return told_status(status, user.role)


def shown_statuses(user: User) -> list[tuple[str, str | Promise]]:
    """Return the statuses the reader can choose among, with their words."""
    return [(status.value, status.label) for status in ApplicationStatus if shown_status(status, user) == status]


def with_shown_status(applications: ApplicationQuerySet, status: str, user: User) -> ApplicationQuerySet:
    """Return those that stand as `status` to the reader; an unknown or untold status changes nothing."""
    stored = [each for each in ApplicationStatus if shown_status(each, user) == status]
    return applications.filter(status__in=stored) if stored else applications


def counts_by_status(applications: ApplicationQuerySet, user: User) -> dict[str, int]:
    """Count applications by the status the reader is shown; "" is all of them."""
    counts = {"": 0}
    stored = applications.order_by().values_list("status").annotate(count=models.Count("pk"))
    for status, count in stored:
        shown = shown_status(status, user)
        counts[shown] = counts.get(shown, 0) + count
        counts[""] += count
    return counts


def possible_partners(user: User, application: Application) -> "QuerySet[Municipality]":
    """Return the other municipalities that exist while the round is open."""
    others = Municipality.objects.visible_to(user).valid_on(application.round.deadline_on)
    return others.exclude(pk=application.municipality_id)

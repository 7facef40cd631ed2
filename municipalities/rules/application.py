"""May this person do this to this application now? What does it still lack?"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.accounts.models import User
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Refusal, not_now, not_yours, refuse_role
from municipalities.models import (
    COMMON,
    OF_PLACE,
    SECTIONS,
    Application,
    CandidateSection,
    EarlierService,
    OfficeSection,
    Place,
    RequestedPoint,
    Round,
    Section,
    section_of,
)
from municipalities.models.choices import CandidateKind, ListModel
from municipalities.rules.round import refuse_outside_dates
from municipalities.workflow import ApplicationStatus, RoundStatus

WRITERS = frozenset({Role.WRITER, Role.SIGNER})


class SectionState(models.TextChoices):
    NOT_STARTED = "not_started", gettext_lazy("Not started")
    INCOMPLETE = "incomplete", gettext_lazy("Incomplete")
    COMPLETE = "complete", gettext_lazy("Complete")
    NOT_RELEVANT = "not_relevant", gettext_lazy("Does not apply")


DONE = frozenset({SectionState.COMPLETE, SectionState.NOT_RELEVANT})


class MissingPoint(NamedTuple):
    """A section that still lacks answers, and which. `place` is None for a point of the whole application."""

    key: str
    point: str
    title: str | Promise
    labels: list[str]
    place: Place | None

    @property
    def anchor(self) -> str:
        return f"{self.key}-{self.place.rank}" if self.place else self.key

    @property
    def name(self) -> str:
        where = f" ({self.place})" if self.place and self.place.application.places_wanted > 1 else ""
        return f"{self.point}. {self.title}{where}"

    def __str__(self) -> str:
        return f"{self.name}: {' · '.join(self.labels)}"


def _empty(section: Section, field: str) -> bool:
    return getattr(section, field) in (None, "", [])


def _called_for(section: Section) -> Iterator[str]:
    """Name the fields that another answer makes necessary."""
    if getattr(section, "list_model", "") == ListModel.OTHER:
        yield "patient_list"
    if getattr(section, "candidate_kind", "") == CandidateKind.EMPLOYED:
        yield from ("months_completed", "candidate")


def missing_answers(section: Section) -> list[str]:
    """Return the labels of what a saved section still lacks, in the order of the page."""
    if section.not_relevant and section.brought_over_id is None:
        return []
    if section.not_relevant:
        return [_("Confirm that what was brought over still holds")]
    needed = {*section.required, *_called_for(section)}
    labels = [
        str(section.field(field).verbose_name)
        for field in section.answers
        if field in needed and _empty(section, field)
    ]
    if isinstance(section, OfficeSection):
        labels += [] if section.pk and section.doctors.all() else [_("The doctors of the office")]
        labels += [] if section.pk and section.staff.all() else [_("The auxiliary staff")]
    if isinstance(section, CandidateSection) and _lacks_service(section):
        labels.append(_("Earlier service"))
    if section.brought_over_id is not None:
        labels.append(_("Confirm that what was brought over still holds"))
    return labels


def _lacks_service(section: CandidateSection) -> bool:
    """Whoever is part-way through the education has served somewhere."""
    part_way = section.candidate_kind == CandidateKind.EMPLOYED and section.months_completed
    return bool(part_way) and not services_of(section)


def services_of(section: CandidateSection) -> list[EarlierService]:
    """Return the rows of earlier service that stand at point 9; none for a section without a place."""
    return list(section.place.earlier_services.all()) if section.place_id else []


def section_state(section: Section | None) -> SectionState:
    if section is None:
        return SectionState.NOT_STARTED
    if missing_answers(section):
        return SectionState.INCOMPLETE
    return SectionState.NOT_RELEVANT if section.not_relevant else SectionState.COMPLETE


def points_of(application: Application) -> list[tuple[str, Place | None]]:
    """Return what there is to answer: the points of the whole first, then those of each place in its rank."""
    places = [(key, place) for place in application.places.all() for key in OF_PLACE]
    return [*((key, None) for key in COMMON), *places]


def missing_points(application: Application) -> list[MissingPoint]:
    """Return every point that is not complete; an untouched one lacks all it requires."""
    missing = []
    for key, place in points_of(application):
        model = SECTIONS[key]
        labels = missing_answers(section_of(application, key, place) or model())
        if labels:
            missing.append(MissingPoint(key, model.point, model.title, labels, place))
    return missing


class Standing(NamedTuple):
    """Who may write beside the municipality's writers, and how long.

    `dispensed_until` is half-open; `points` are those given to the reader, as (key, the place's pk); `on_paper` is the
    day on which the application arrived on paper, None for one that is written here.
    """

    dispensed_until: datetime | None = None
    points: frozenset[tuple[str, int | None]] = frozenset()
    on_paper: date | None = None


NO_MORE = Standing()


def refuse_start(
    round_: Round, *, now: datetime, existing: bool, by: User, dispensed_until: datetime | None = None
) -> Refusal | None:
    if refusal := refuse_role(by, WRITERS) or refuse_outside_dates(round_, now=now, dispensed_until=dispensed_until):
        return refusal
    if existing:
        return not_now(_("The municipality already has an application in this round."))
    return None


def refuse_writer(standing: Standing, *, by: User, point: tuple[str, int | None] | None = None) -> Refusal | None:
    """Let in writers and signers, whoever was given this very point, and the project where it came on paper."""
    if by.role in MUNICIPALITY_ROLES and point is not None and point in standing.points:
        return None
    if by.role in STAFF_ROLES:
        if standing.on_paper is not None:
            return None
        return not_yours(
            _("The municipality writes its application. What came on paper is entered from the round's page.")
        )
    return refuse_role(by, WRITERS)


def refuse_inherited(application: Application, *, by: User) -> Refusal | None:
    """What a municipality wrote stays its own: whoever took it over reads it, and writes nothing in it."""
    if by.role not in MUNICIPALITY_ROLES or by.scope == application.municipality_id:
        return None
    return not_yours(
        _("This is what %(name)s wrote. It is read by the municipality that took it over, and stays as it is.")
        % {"name": application.municipality.name}
    )


def refuse_too_late(application: Application, *, now: datetime, by: User, standing: Standing) -> Refusal | None:
    """What arrived on paper in time is entered also after the deadline, until the steering group has resolved."""
    round_ = application.round
    if by.role in STAFF_ROLES and standing.on_paper is not None and standing.on_paper <= round_.deadline_on:
        if round_.status in (RoundStatus.RESOLVED, RoundStatus.RELEASED):
            return not_now(_("The steering group has resolved on this round's applications."))
        return None
    return refuse_outside_dates(round_, now=now, dispensed_until=standing.dispensed_until)


def refuse_save(
    application: Application,
    *,
    now: datetime,
    by: User,
    standing: Standing = NO_MORE,
    point: tuple[str, int | None] | None = None,
) -> Refusal | None:
    """`point` is the one to be written, as (key, the place's pk); None asks about the application as a whole."""
    if refusal := refuse_inherited(application, by=by) or refuse_writer(standing, by=by, point=point):
        return refusal
    if application.status == ApplicationStatus.TO_SIGN:
        return not_now(_("The application is with the signer. Take it back to change it."))
    if application.status == ApplicationStatus.WITHDRAWN:
        return not_now(_("The application is withdrawn."))
    if application.status != ApplicationStatus.DRAFT:
        return not_now(_("The application is submitted: its answers stand as they were sent."))
    return refuse_too_late(application, now=now, by=by, standing=standing)


def refuse_conflict(section: Section | EarlierService | RequestedPoint, *, version: int | None) -> Refusal | None:
    """`version` is what the writer had before them; None asks for no comparison."""
    if version is None or version == section.version:
        return None
    if section.saved_by_id is None or section.saved_by is None:  # nobody has: of a new row Django would fetch nobody
        return None
    return not_now(
        _("%(name)s saved this point while you were writing. Compare the two answers and save again.")
        % {"name": section.saved_by.name}
    )

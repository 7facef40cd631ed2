"""May this person do this to this application now? What does it still lack?"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.core.rules import Refusal, not_now, refuse_move, refuse_role
from municipalities.models import (
    COMMON,
    OF_PLACE,
    SECTIONS,
    Application,
    OfficeSection,
    Place,
    Round,
    Section,
    section_of,
)
from municipalities.models.choices import CandidateKind, ListModel
from municipalities.rules.round import refuse_outside_dates
from municipalities.workflow import MOVES, ApplicationStatus, told_status

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

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place else ""
        return f"{self.point}. {self.title}{where}: {', '.join(self.labels)}"


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
    if section.not_relevant:
        return []
    needed = {*section.required, *_called_for(section)}
    labels = [
        str(section.field(field).verbose_name)
        for field in section.answers
        if field in needed and _empty(section, field)
    ]
    if isinstance(section, OfficeSection):
        labels += [] if section.pk and section.doctors.all() else [_("The doctors of the office")]
        labels += [] if section.pk and section.staff.all() else [_("The auxiliary staff")]
    return labels


def section_state(section: Section | None) -> SectionState:
    if section is None:
        return SectionState.NOT_STARTED
    if section.not_relevant:
        return SectionState.NOT_RELEVANT
    return SectionState.INCOMPLETE if missing_answers(section) else SectionState.COMPLETE


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


def refuse_start(
    round_: Round, *, now: datetime, existing: bool, dispensed_until: datetime | None = None, by: User
) -> Refusal | None:
    if refusal := refuse_role(by, WRITERS) or refuse_outside_dates(round_, now=now, dispensed_until=dispensed_until):
        return refusal
    if existing:
        return not_now(_("The municipality already has an application in this round."))
    return None


def refuse_save(application: Application, *, now: datetime, by: User) -> Refusal | None:
    if refusal := refuse_role(by, WRITERS):
        return refusal
    if application.status != ApplicationStatus.DRAFT:
        return not_now(_("The application is submitted: its answers stand as they were sent."))
    return refuse_outside_dates(application.round, now=now)


def refuse_conflict(section: Section, *, version: int | None) -> Refusal | None:
    """`version` is what the writer had before them; None asks for no comparison."""
    if version is None or version == section.version:
        return None
    return not_now(
        _("%(name)s saved this point while you were writing. Compare the two answers and save again.")
        % {"name": section.saved_by.name}
    )


def refuse_submit(application: Application, *, now: datetime, by: User) -> Refusal | None:
    """An application that lacks answers may be handed in: what it lacks is told to both sides, and blocks nothing."""
    return refuse_move(
        MOVES,
        "submit",
        status=application.status,
        status_label=str(told_status(application.status, by.role).label),
        by=by,
    ) or refuse_outside_dates(application.round, now=now)

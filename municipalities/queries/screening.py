"""Screening: what the answers themselves tell about each point, and how a person found it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alisvest.accounts.models import User
from alisvest.core.dates import last_day
from alisvest.programme.models import NormKind
from alisvest.programme.queries import norm_by_month
from alisvest.ui import formats
from municipalities.models import (
    SECTIONS,
    Application,
    InternalNote,
    MunicipalityMessage,
    OfficeSection,
    ScreeningLine,
    Section,
)
from municipalities.models.choices import CandidateKind
from municipalities.models.sections import (
    BackupSection,
    CandidateSection,
    DailySupervisionSection,
    SupervisorSection,
    TasksSection,
)
from municipalities.queries.application import Answers, section_states
from municipalities.rules import DONE, full_time_months, services_of

GOOD, LOOK = "success", "warning"
Sentence = tuple[str, str]  # tone, words


@dataclass(frozen=True, slots=True)
class ScreenedPoint:
    """One point of an application: what its answers tell, and the line that somebody set, if anybody has."""

    point: str
    title: str | Promise
    anchor: str
    facts: Sequence[Sentence]
    line: ScreeningLine | None


def supervision_norm(day: date) -> int | None:
    """Return the programme's norm of supervision in the day's month, minutes; None where none is decided."""
    return norm_by_month(NormKind.SUPERVISION_MINUTES, day.year).get(day.replace(day=1))


def point_facts(answers: Answers, norm: int | None) -> list[Sentence]:
    """Return what one point's answers tell by themselves; `norm` is the supervision asked for, minutes a month."""
    section = answers.section
    if section is None:
        return [(LOOK, _("Nothing is answered."))]
    if section.not_relevant:
        return [(LOOK, _("Left out: %(reason)s") % {"reason": section.not_relevant})]
    told: list[Sentence] = []
    if answers.state not in DONE:
        told.append((LOOK, _("Missing answers: %(points)s") % {"points": ", ".join(answers.missing)}))
    told += list(_of_section(section, norm))
    return told or [(GOOD, _("All is answered."))]


def _of_section(section: Section, norm: int | None) -> Iterable[Sentence]:
    if isinstance(section, SupervisorSection):
        yield from _of_supervisor(section, norm)
    elif isinstance(section, BackupSection):
        named = bool(section.arrangement and section.backup.strip())
        yield (GOOD, _("A back-up doctor is named.")) if named else (LOOK, _("No back-up doctor is named."))
    elif isinstance(section, OfficeSection) and section.own_office is not None:
        yes, no = _("The candidate has an own office."), _("The candidate has no own office.")
        yield (GOOD, yes) if section.own_office else (LOOK, no)
    elif isinstance(section, DailySupervisionSection) and section.every_day is not None:
        yes = _("A supervising colleague is present every working day.")
        no = _("No supervising colleague is present every working day.")
        yield (GOOD, yes) if section.every_day else (LOOK, no)
    elif isinstance(section, CandidateSection) and section.candidate_kind == CandidateKind.EMPLOYED:
        yield from _of_employed(section)
    elif isinstance(section, TasksSection) and section.hours_possible is not None:
        enough = (section.hours_wanted or 0) <= section.hours_possible
        if not enough:
            yield LOOK, _("More municipal work is wanted than is possible.")


def _of_employed(section: CandidateSection) -> Iterable[Sentence]:
    """How far the doctor has come: what is written, beside what the rows come to."""
    rows = services_of(section)
    if not rows:
        return
    months = formats.number(full_time_months(rows), 1)
    first, last = min(row.valid.lower for row in rows), max(row.valid.upper for row in rows)
    yield (
        GOOD,
        _("Earlier service, %(period)s: %(months)s full-time months in sum.")
        % {"period": formats.period(first, last_day(last)), "months": months},
    )


def _of_supervisor(section: SupervisorSection, norm: int | None) -> Iterable[Sentence]:
    if section.is_specialist is not None:
        yes = _("The local supervisor is a specialist in general practice.")
        no = _("The local supervisor is not a specialist in general practice.")
        yield (GOOD, yes) if section.is_specialist else (LOOK, no)
    if section.hours_per_month is None or norm is None:
        return
    offered = int(section.hours_per_month * 60)
    words = {"offered": formats.hours(offered), "norm": formats.hours(norm)}
    if offered < norm:
        yield LOOK, _("Structured supervision is %(offered)s a month; the programme asks for %(norm)s.") % words
    else:
        yield GOOD, _("Structured supervision is %(offered)s a month, as the programme asks for.") % words


def screened_points(user: User, application: Application, day: date) -> list[ScreenedPoint]:
    """Return every point once, in order, with the facts of all its places."""
    norm = supervision_norm(day)
    lines = {
        each.point: each
        for each in ScreeningLine.objects.visible_to(user).filter(application=application).select_related("screened_by")
    }
    found: dict[str, list[tuple[Answers, list[Sentence]]]] = {}
    for answers in section_states(application):
        facts = point_facts(answers, norm)
        if answers.place is not None and application.places_wanted > 1:
            facts = [(tone, f"{answers.place.title}: {words}") for tone, words in facts]
        found.setdefault(answers.point, []).append((answers, facts))
    return [
        ScreenedPoint(
            model.point,
            model.title,
            found[model.point][0][0].anchor,
            [fact for _answers, facts in found[model.point] for fact in facts],
            lines.get(model.point),
        )
        for model in SECTIONS.values()
        if model.point in found
    ]


def internal_notes(user: User, application: Application) -> list[InternalNote]:
    return list(
        InternalNote.objects.visible_to(user)
        .filter(application=application)
        .select_related("written_by")
        .order_by("-pk")
    )


def messages_about(user: User, application: Application) -> list[MunicipalityMessage]:
    """Return what was sent to the municipality about its application, the latest first."""
    rows = MunicipalityMessage.objects.visible_to(user).filter(application=application)
    return list(rows.select_related("sent_by").order_by("-pk"))

"""A term in words: what the application answered becomes a promise a council can read."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alisvest.core.money import format_kroner
from alisvest.outbox import templates
from alisvest.programme.models import NormKind, RateKind
from alisvest.programme.queries import norm_on, rate_on
from alisvest.ui import formats
from municipalities.models import (
    Application,
    Place,
    Section,
)
from municipalities.models.choices import CandidateKind
from municipalities.queries import section_states
from municipalities.rules.promises import PROGRAMME, PROMISES, Promise

Sentence = tuple[str, Mapping[str, object]]
MINUTES = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A term as it is drafted: what it is about, in words, with what the application said."""

    promise: Promise
    title: str
    text: str
    said: str = ""
    place: Place | None = None


def _small(words: str) -> str:
    """Begin with a small letter inside a sentence, but leave «EKG» as it is."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _choice(section: Any, field: str) -> str:
    return _small(str(getattr(section, f"get_{field}_display")()))


def _choices(section: Any, field: str) -> str:
    words = dict(section.field(field).base_field.choices)
    return ", ".join(_small(str(words.get(each, each))) for each in getattr(section, field))


def _hours(value: int | None) -> str:
    return formats.hours((value or 0) * MINUTES)


def _organisation(section: Any) -> Iterator[Sentence]:
    yield (
        "organisation",
        {
            "percentage": formats.percent(section.position_percentage),
            "start": formats.day(section.earliest_start),
            "responsible": _choice(section, "responsible"),
        },
    )
    yield "described", {"text": section.organisation}


def _recruitment(section: Any) -> Iterator[Sentence]:
    yield "recruitment", {"posts": section.gp_posts, "vacant": section.vacant_gp_posts}


def _patient_list(section: Any) -> Iterator[Sentence]:
    yield "patient_list", {"length": section.list_length, "model": _choice(section, "list_model")}
    yield "described", {"text": section.patient_list}


def _daily_supervision(section: Any) -> Iterator[Sentence]:
    yield "daily_supervision", {"who": _choice(section, "provided_by"), "doctors": section.doctors_sharing}
    if section.every_day:
        yield "every_day", {}
    yield "described", {"text": section.daily_supervision}


def _supervisor(section: Any) -> Iterator[Sentence]:
    yield "supervisor", {"name": section.supervisor_name, "hours": _hours(section.hours_per_month)}
    if section.is_specialist:
        yield "specialist", {}
    if section.same_office:
        yield "same_office", {}


def _backup(section: Any) -> Iterator[Sentence]:
    yield "backup", {"arrangement": _choice(section, "arrangement")}
    if section.response_minutes is not None:
        yield "backup_minutes", {"minutes": section.response_minutes}
    yield "described", {"text": section.backup}


def _own_office(section: Any) -> Iterator[Sentence]:
    if section.own_office:
        yield "own_office", {}
        yield "described", {"text": section.room}


def _equipment(section: Any) -> Iterator[Sentence]:
    named = ", ".join(filter(None, [_choices(section, "equipment"), section.equipment_other]))
    if named:
        yield "equipment", {"equipment": named}


def _tasks(section: Any) -> Iterator[Sentence]:
    yield "tasks", {"tasks": _choices(section, "tasks_offered"), "wanted": _hours(section.hours_wanted)}
    yield "described", {"text": section.breadth}


def _absence(section: Any) -> Iterator[Sentence]:
    yield "absence", {"locum": _choice(section, "locum"), "doctors": section.doctors_covering}


def _candidate(section: Any) -> Iterator[Sentence]:
    if section.candidate_kind == CandidateKind.EMPLOYED:
        months = section.months_completed or 0
        yield (
            "candidate_employed",
            {"months": ngettext("%(count)d month", "%(count)d months", months) % {"count": months}},
        )
    else:
        yield "candidate_new", {}


SENTENCES: Mapping[str, Callable[[Any], Iterator[Sentence]]] = {
    "organisation": _organisation,
    "recruitment": _recruitment,
    "patient_list": _patient_list,
    "daily_supervision": _daily_supervision,
    "supervisor": _supervisor,
    "backup": _backup,
    "own_office": _own_office,
    "equipment": _equipment,
    "tasks": _tasks,
    "absence": _absence,
    "candidate": _candidate,
}
OF_SECTION = {"office": ("own_office", "equipment")}


def drafted_terms(application: Application, places: Sequence[Place], language: str, day: date) -> list[Draft]:
    """Return the terms of a new agreement in the language: the application's promises, then the programme's own.

    `places` are those that were granted: what was promised for another is not agreed. Rates and norms are those of the
    day. Raises NotDecidedError where the programme has not decided one.
    """
    with translation.override(language):
        promised = sorted(
            _promised(application, set(places), language),
            key=lambda draft: (draft.promise.point, draft.place.rank if draft.place else 0),
        )
        return [*_joined(promised, len(places)), *_programmes(language, day)]


def terms_of_places(application: Application, places: Sequence[Place], language: str) -> list[Draft]:
    """Return the promises of these places alone: of posts that came after the agreement was made."""
    with translation.override(language):
        return [draft for draft in _promised(application, set(places), language) if draft.place is not None]


def _joined(drafts: Sequence[Draft], places: int) -> Iterator[Draft]:
    """Say once what was promised in the same words for every place."""
    alike: dict[tuple[str, str, str], list[Draft]] = {}
    for draft in drafts:
        alike.setdefault((draft.promise.key, draft.text, draft.said), []).append(draft)
    for same in alike.values():
        if len(same) == places:
            yield replace(same[0], place=None)
        else:
            yield from same


def _promised(application: Application, places: Set[Place], language: str) -> Iterator[Draft]:
    for answers in section_states(application):
        if answers.section is None or (answers.place is not None and answers.place not in places):
            continue
        for key in OF_SECTION.get(answers.key, (answers.key,)):
            text = _text(key, answers.section, language)
            if text:
                said = _said(key, answers)
                yield Draft(PROMISES[key], str(PROMISES[key].title), text, said, answers.place)


def _text(key: str, section: Section, language: str) -> str:
    """Write the sentences whose values are all there; an answer that was left out makes no sentence."""
    found = [
        templates.part(f"municipalities.term_{name}", language, values)
        for name, values in SENTENCES[key](section)
        if all(str(value if value is not None else "").strip() for value in values.values())
    ]
    return " ".join(found)


def _said(key: str, answers: Any) -> str:
    """Return what the application answered: the lines of the point, of point 6 those of the promise."""
    point = PROMISES[key].point if answers.key in OF_SECTION else ""
    told = (fact for fact in answers.facts if point in {"", fact.point} and fact.value != "–")
    return "\n".join(f"{fact.label}{'' if fact.label.endswith('?') else ':'} {fact.value}" for fact in told)


def _programmes(language: str, day: date) -> Iterator[Draft]:
    values = {
        "supervision": formats.hours(norm_on(NormKind.SUPERVISION_MINUTES, day)),
        "cap": format_kroner(rate_on(RateKind.CAP, day)),
        "egenandel": format_kroner(rate_on(RateKind.EGENANDEL, day)),
    }
    for key, promise in PROGRAMME.items():
        yield Draft(promise, str(promise.title), templates.part(f"municipalities.term_{key}", language, values))


def shared_term(parties: str, employer: str, language: str) -> str:
    """Return the words of a post that several municipalities share."""
    return templates.part("municipalities.term_share", language, {"parties": parties, "municipality": employer})


def party_words(name: str, share: Any) -> str:
    return f"{name} {formats.percent(share)}" if share is not None else name


def project_name() -> str:
    return _("ALIS-Vest, led by Bergen kommune")

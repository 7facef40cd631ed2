"""The blank form: every question of an application on paper, with the round's criteria, made from the section models."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from alisvest.documents.pdf import render
from alisvest.outbox import templates
from alisvest.outbox.paper import shown_name
from alisvest.outbox.texts import SENDER
from municipalities.models import (
    SECTIONS,
    ApplicationPartner,
    Criterion,
    OfficeDoctor,
    OfficeSection,
    OfficeStaff,
    Round,
    Section,
)
from municipalities.models.sections import OrganisationSection
from municipalities.queries import worded_criteria
from municipalities.rules import end_words

PRINT = Path(settings.BASE_DIR) / "static" / "print"


@dataclass(frozen=True, slots=True)
class Blank:
    """A question on paper: `options` to tick, else `lines` to write on; `several` where more than one may be ticked."""

    label: str | Promise
    options: Sequence[str | Promise] = ()
    lines: int = 1
    several: bool = False


@dataclass(frozen=True, slots=True)
class BlankTable:
    """Rows to fill in: what each column asks."""

    label: str
    columns: Sequence[str | Promise]
    rows: int = 4


@dataclass(frozen=True, slots=True)
class BlankSection:
    point: str
    title: str | Promise
    of_place: bool
    questions: Sequence[Blank]
    tables: Sequence[BlankTable] = ()


def _question(field: "models.Field[Any, Any]") -> Blank:
    label = field.verbose_name
    if isinstance(field, ArrayField):
        return Blank(label, [words for _value, words in field.base_field.flatchoices], several=True)
    if isinstance(field, models.BooleanField):
        return Blank(label, [_("Yes"), _("No")])
    if field.flatchoices:
        return Blank(label, [words for _value, words in field.flatchoices])
    return Blank(label, lines=5 if isinstance(field, models.TextField) else 1)


def _columns(model: type[models.Model], *names: str) -> list[str | Promise]:
    return [model._meta.get_field(name).verbose_name for name in names]  # type: ignore[union-attr]


def _tables(model: type[Section]) -> Iterator[BlankTable]:
    if model is OrganisationSection:
        share = ApplicationPartner._meta.get_field("share").verbose_name
        yield BlankTable(_("The municipalities that share the posts"), [_("Municipality"), share], rows=4)
    if model is OfficeSection:
        yield BlankTable(_("The doctors of the office"), _columns(OfficeDoctor, "age", "specialty", "is_intern"))
        yield BlankTable(_("The auxiliary staff"), _columns(OfficeStaff, "role", "number", "competence"))


def blank_sections() -> list[BlankSection]:
    """Return the questions in the active language, in the order of the points."""
    return [
        BlankSection(
            model.point,
            model.title,
            model.of_place,
            [_question(model.field(name)) for name in model.answers],
            list(_tables(model)),
        )
        for model in SECTIONS.values()
    ]


def blank_form(round_: Round, criteria: Sequence[Criterion], language: str) -> tuple[bytes, str]:
    """Return the form as a tagged PDF, and its file name. Raises OSError where there is no Pango."""
    with translation.override(language):
        subject = f"{pgettext('form', 'Application')}: {round_.name}"
        context = {
            "language": language,
            "subject": subject,
            "round": round_,
            "end": end_words(round_),
            "sections": blank_sections(),
            "criteria": worded_criteria(criteria, language),
            "sender": templates.part(SENDER.key, language).split("\n"),
        }
        html = render_to_string("municipalities/print/blank.html", context)
    made = render(html, stylesheet=PRINT / "form.css", assets={"mark.svg": PRINT / "mark.svg"})
    return made, shown_name(language, subject)

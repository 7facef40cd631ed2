"""Criteria with their scale, flags and phases."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from municipalities.models import SECTIONS, Criterion, Others, Phase, PhaseKind
from municipalities.models.criterion import SCALE
from municipalities.rules import PhaseDates
from municipalities.rules.criterion import CriterionText


def _points() -> list[tuple[str, Any]]:
    return [
        ("", _("Several points, or none")),
        *(
            (model.point, format_lazy("{point}. {title}", point=model.point, title=model.title))
            for model in SECTIONS.values()
        ),
    ]


class CriterionForm(BaseForm):
    """A criterion in both forms. `published`: a change asks for its reason."""

    title_nb = forms.CharField(label=_("Title, bokmål"), max_length=120)
    title_nn = forms.CharField(label=_("Title, nynorsk"), max_length=120)
    description_nb = forms.CharField(
        label=_("Description, bokmål"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    description_nn = forms.CharField(
        label=_("Description, nynorsk"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    weight = forms.IntegerField(
        label=_("Weight"),
        min_value=1,
        max_value=100,
        initial=10,
        help_text=_("It counts beside the other weights. They need not add up to 100."),
    )
    point = forms.ChoiceField(label=_("Point of the application"), required=False, choices=_points)
    place = forms.IntegerField(
        label=_("Number in the list"), required=False, min_value=1, max_value=99, help_text=_("Empty: last.")
    )
    reason = forms.CharField(
        label=_("Why is it changed?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason, and what stood there before, stay on record and are shown to everybody."),
    )

    def __init__(self, *args: Any, published: bool, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for value in reversed(SCALE):
            for form, words in (("nb", _("{value}, bokmål")), ("nn", _("{value}, nynorsk"))):
                self.fields[f"anchor_{value}_{form}"] = forms.CharField(
                    label=format_lazy(words, value=value),
                    max_length=300,
                    widget=forms.Textarea(attrs={"rows": 2}),
                    error_messages={"required": _("Every value of the scale has a sentence.")},
                )
        if published:
            del self.fields["place"]
        else:
            del self.fields["reason"]
        self.helper.layout = Layout(
            Row(Column("title_nb"), Column("title_nn")),
            Row(Column("description_nb"), Column("description_nn")),
            Row(Column("weight"), Column("point"), *([] if published else [Column("place")])),
            Fieldset(
                _("The scale: what each value means, 4 the strongest"),
                *(Row(Column(f"anchor_{value}_nb"), Column(f"anchor_{value}_nn")) for value in reversed(SCALE)),
            ),
            *(["reason"] if published else []),
            FormActions(primary(_("Save the criterion")), secondary(_("Back to the criteria"), back)),
        )

    @property
    def text(self) -> CriterionText:
        """Return what was typed as the actions take it."""
        given = self.cleaned_data
        names = ("title_nb", "title_nn", "description_nb", "description_nn", "weight", "point")
        anchors = {value: (given[f"anchor_{value}_nb"], given[f"anchor_{value}_nn"]) for value in SCALE}
        return CriterionText(**{name: given[name] for name in names}, anchors=anchors)


def text_of(criterion: Criterion) -> dict[str, Any]:
    """Return the form's values for a criterion that is changed."""
    names = ("title_nb", "title_nn", "description_nb", "description_nn", "weight", "point")
    values: dict[str, Any] = {name: getattr(criterion, name) for name in names} | {"place": criterion.order}
    for anchor in criterion.anchors.all():
        values |= {f"anchor_{anchor.value}_nb": anchor.words_nb, f"anchor_{anchor.value}_nn": anchor.words_nn}
    return values


class RoundFlagForm(BaseForm):
    title_nb = forms.CharField(label=_("Title, bokmål"), max_length=80)
    title_nn = forms.CharField(label=_("Title, nynorsk"), max_length=80)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Row(Column("title_nb"), Column("title_nn")),
            FormActions(primary(_("Add the flag")), secondary(_("Back to the set-up"), back)),
        )


class PhasesForm(BaseForm):
    """The three phases: first and last day, and what reviewers see of each other. A phase without dates is left out."""

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = {PhaseKind.READING: Others.AFTER_OWN, PhaseKind.DISCUSSION: Others.ALWAYS}
        for kind in PhaseKind:
            self.fields[f"{kind}_first"] = DateField(label=_("First day"), required=False)
            self.fields[f"{kind}_last"] = DateField(label=_("Last day"), required=False)
            self.fields[f"{kind}_others"] = forms.ChoiceField(
                label=_("Others’ assessments are seen"),
                choices=Others.choices,
                initial=usual.get(kind, Others.ALWAYS),
                required=False,
            )
        self.helper.layout = Layout(
            *(
                Fieldset(
                    kind.label,
                    Row(Column(f"{kind}_first"), Column(f"{kind}_last"), Column(f"{kind}_others")),
                )
                for kind in PhaseKind
            ),
            FormActions(primary(_("Save the phases")), secondary(_("Back to the set-up"), back)),
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for kind in PhaseKind:
            first, last = given.get(f"{kind}_first"), given.get(f"{kind}_last")
            if (first is None) != (last is None) and f"{kind}_first" not in self.errors:
                self.add_error(f"{kind}_{'last' if first else 'first'}", _("Give both days, or none."))
        return given

    @property
    def phases(self) -> Mapping[str, PhaseDates]:
        """Return the phases that have dates, by kind."""
        given = self.cleaned_data
        return {
            kind.value: PhaseDates(
                given[f"{kind}_first"], given[f"{kind}_last"], given[f"{kind}_others"] or Others.ALWAYS
            )
            for kind in PhaseKind
            if given[f"{kind}_first"]
        }


def dates_of(phases: Sequence[Phase]) -> dict[str, Any]:
    """Return the form's values for the phases as they lie."""
    values: dict[str, Any] = {}
    for phase in phases:
        values |= {
            f"{phase.kind}_first": phase.start,
            f"{phase.kind}_last": phase.end - timedelta(days=1),
            f"{phase.kind}_others": phase.others,
        }
    return values

"""The facts of a round, its call, and its number in the archive."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.ui.forms import BaseForm, DateField, FormActions, TimeField, primary, secondary
from municipalities.models import DecisionKind, Round


def _this_year() -> int:
    return clock.today().year


class CaseNumberForm(BaseForm):
    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=60, help_text=_("In the archive. It stands on the letters.")
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "case_number", FormActions(primary(_("Save the case number")), secondary(_("Back to the round"), back))
        )


class RoundForm(BaseForm):
    """What is fixed first. Nobody but the staff sees the round before it is called."""

    name = forms.CharField(label=_("Name of the round"), max_length=120)
    year = forms.IntegerField(
        label=_("Year"), min_value=2016, max_value=2100, initial=_this_year, help_text=_("It stands in the references.")
    )
    opens_on = DateField(label=_("Opens on"), initial=clock.today)
    deadline_on = DateField(label=_("Deadline"))
    deadline_time = TimeField(
        label=_("Time of the deadline"),
        required=False,
        help_text=_("Norwegian time. What is submitted before this minute is in time. Empty: the whole day."),
    )
    places_from = forms.IntegerField(label=_("Places, at least"), min_value=1, max_value=500)
    places_to = forms.IntegerField(label=_("Places, at most"), min_value=1, max_value=500)
    decision_kind = forms.ChoiceField(
        label=_("Kind of decision"),
        choices=DecisionKind.choices,
        widget=forms.RadioSelect,
        help_text=_("It decides the words of the letter to each municipality."),
    )
    disagreement_threshold = forms.TypedChoiceField(
        label=_("Disagreement from"),
        coerce=int,
        choices=[(n, n) for n in range(1, 5)],
        initial=2,
        help_text=_("When reviewers’ values lie this far apart, on the scale 0–4, the application is discussed."),
    )
    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=60, help_text=_("In the archive. It stands on the letters.")
    )

    def __init__(self, *args: Any, back: str, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        save = primary(_("Prepare the round")) if new else primary(_("Save the round"))
        leave = secondary(_("Back to the rounds"), back) if new else secondary(_("Back to the round"), back)
        self.helper.layout = Layout(
            "name",
            "year",
            "opens_on",
            Row(Column("deadline_on"), Column("deadline_time")),
            Row(Column("places_from"), Column("places_to")),
            "decision_kind",
            "disagreement_threshold",
            "case_number",
            FormActions(save, leave),
        )


def facts_of(round_: Round) -> dict[str, Any]:
    """Return the form's values for a round that is changed."""
    return {name: getattr(round_, name) for name in RoundForm.base_fields}


def copied_facts(round_: Round) -> dict[str, Any]:
    """Return what a new round takes over from an earlier one: not its name, its dates or its number."""
    names = ("places_from", "places_to", "decision_kind", "disagreement_threshold", "deadline_time")
    return {name: getattr(round_, name) for name in names}

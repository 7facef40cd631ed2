"""Opening a round."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from municipalities.forms.decision import AskingForm
from municipalities.models import DecisionKind


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


class RoundForm(AskingForm):
    name = forms.CharField(label=_("Name of the round"), max_length=120)
    year = forms.IntegerField(
        label=_("Year"), min_value=2016, max_value=2100, initial=_this_year, help_text=_("It stands in the references.")
    )
    opens_on = DateField(label=_("Opens on"), initial=clock.today)
    deadline_on = DateField(label=_("Deadline"), help_text=_("What is submitted before midnight that day is in time."))
    places_from = forms.IntegerField(label=_("Places, at least"), min_value=1, max_value=500)
    places_to = forms.IntegerField(label=_("Places, at most"), min_value=1, max_value=500)
    decision_kind = forms.ChoiceField(
        label=_("Kind of decision"),
        choices=DecisionKind.choices,
        widget=forms.RadioSelect,
        help_text=_("It decides the words of the letter to each municipality."),
    )
    case_number = forms.CharField(
        label=_("Case number"), required=False, max_length=60, help_text=_("In the archive. It stands on the letters.")
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "name",
            "year",
            Row(Column("opens_on"), Column("deadline_on")),
            Row(Column("places_from"), Column("places_to")),
            "decision_kind",
            "case_number",
            FormActions(primary(_("Read through")), secondary(_("Back to the rounds"), back)),
        )

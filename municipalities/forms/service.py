"""A row of earlier service. `end` of what it cleans is half-open; people write the last day."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core.dates import day_after
from alisvest.ui.forms import BaseForm, DateField, FormActions, PercentField, another, primary, secondary
from municipalities.models import EARLIER_KINDS


class ServiceForm(BaseForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    place_of_work = forms.CharField(label=_("Place of work"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of service"), choices=[("", "–"), *EARLIER_KINDS])
    percentage = PercentField(
        label=_("Position percentage"),
        lowest=1,
        required=False,
        help_text=_("Supervision group and out-of-hours duty have none."),
    )
    start = DateField(label=_("First day"))
    last = DateField(label=_("Last day"))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.attrs["data-autosave"] = "true"  # static/autosave.js
        self.helper.layout = Layout(
            "version",
            "place_of_work",
            "kind",
            "percentage",
            Row(Column("start"), Column("last")),
            FormActions(
                primary(_("Save the row")),
                another(_("Save and add another"), name="then", value="next"),
                secondary(_("Back to point 9"), back),
            ),
        )

    def answers(self) -> dict[str, Any]:
        """Return what the actions take, without the version."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        given["end"] = day_after(given.pop("last"))
        return given

    def now_at(self, version: int) -> None:
        """Let the next sending of this form stand on the version just shown beside it."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data

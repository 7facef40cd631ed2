"""The forms of posts and plans."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.core.dates import day_after
from alisvest.ui.forms import BaseForm, DateField, FormActions, PercentField, primary, secondary
from candidates.workflow import ServiceKind


class FillForm(BaseForm):
    name = forms.CharField(label=_("The doctor's name"), max_length=120)
    hpr_number = forms.CharField(
        label=_("HPR number"), max_length=20, help_text=_("Seven digits. Never a national identity number.")
    )
    start = DateField(label=_("First day"))
    percentage = PercentField(label=_("Position percentage"), lowest=1, initial=100)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "name",
            "hpr_number",
            Row(Column("start"), Column("percentage")),
            FormActions(primary(_("Employ the doctor")), secondary(_("Back to the positions"), back)),
        )


class PlanForm(BaseForm):
    rule_set = forms.ChoiceField(label=_("Requirements"), help_text=_("The rule set that the plan is held against."))
    start = DateField(
        label=_("First day of the education"),
        help_text=_("A doctor who is part-way may have begun before the position."),
    )

    def __init__(self, *args: Any, rule_sets: list[tuple[str, str]], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule_set"].choices = rule_sets  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "rule_set", "start", FormActions(primary(_("Make the plan")), secondary(_("Back to the candidate"), back))
        )


class PeriodForm(BaseForm):
    """`end` of what it cleans is half-open; people write the last day."""

    kind = forms.ChoiceField(label=_("Kind of service"), choices=[("", "–"), *ServiceKind.choices])
    place = forms.CharField(
        label=_("Place"),
        max_length=120,
        required=False,
        help_text=_("Of leave only the dates are kept: do not write why."),
    )
    percentage = PercentField(
        label=_("Position percentage"),
        lowest=1,
        required=False,
        help_text=_("Leave, supervision group and out-of-hours duty have none."),
    )
    start = DateField(label=_("First day"))
    last = DateField(label=_("Last day"))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "kind",
            "place",
            "percentage",
            Row(Column("start"), Column("last")),
            FormActions(primary(_("Save the period")), secondary(_("Back to the plan"), back)),
        )

    @property
    def answers(self) -> dict[str, Any]:
        """The action's arguments."""
        given = dict(self.cleaned_data)
        given["end"] = day_after(given.pop("last"))
        return given

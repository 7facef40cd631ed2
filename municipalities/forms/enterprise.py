"""How the municipality stands as a training enterprise."""

from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from municipalities.workflow.enterprise import GeneralPlan, Registration

LONGEST = 300


class EnterpriseForm(BaseForm):
    start = DateField(label=_("The status holds from"), initial=clock.today)
    registration = forms.ChoiceField(label=_("Registration"), choices=Registration.choices)
    registration_on = DateField(
        label=_("Date of the registration"), required=False, help_text=_("The day it was registered, or ended.")
    )
    registration_link = forms.URLField(
        label=_("Link to the register"), required=False, max_length=LONGEST, assume_scheme="https"
    )
    plan = forms.ChoiceField(label=_("General plan"), choices=GeneralPlan.choices)
    plan_on = DateField(label=_("Date of the general plan"), required=False)
    plan_link = forms.URLField(
        label=_("Link to the general plan"), required=False, max_length=LONGEST, assume_scheme="https"
    )
    goals = forms.CharField(
        label=_("Learning goals the municipality cannot cover itself"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "One on each line. After a semicolon: where it is met, for example «Palliative care; Haraldsplass»."
        ),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "start",
            Fieldset(
                _("Registered training enterprise"),
                Row(Column("registration"), Column("registration_on")),
                "registration_link",
            ),
            Fieldset(_("General plan"), Row(Column("plan"), Column("plan_on")), "plan_link"),
            "goals",
            "note",
            FormActions(primary(_("Save the status")), secondary(_("Back to the municipality"), back)),
        )

    def clean_goals(self) -> list[tuple[str, str]]:
        found = []
        for line in self.cleaned_data["goals"].splitlines():
            goal, _sign, met_at = (part.strip() for part in line.partition(";"))
            if not goal and not met_at:
                continue
            if not goal or len(goal) > LONGEST or len(met_at) > LONGEST:
                raise forms.ValidationError(
                    gettext(
                        "Each line has a goal of at most %(most)d characters, and where it is met after a semicolon."
                    )
                    % {"most": LONGEST}
                )
            found.append((goal, met_at))
        return found

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("registration") in {Registration.REGISTERED, Registration.ENDED} and not found.get(
            "registration_on"
        ):
            self.add_error("registration_on", gettext("Fill in the date of the registration."))
        if found.get("plan") == GeneralPlan.ADOPTED and not found.get("plan_on"):
            self.add_error("plan_on", gettext("Fill in the date of the general plan."))
        return found

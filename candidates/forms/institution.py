"""Forms of service in an institution."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.core.dates import day_after
from alisvest.ui.forms import BaseForm, DateField, FormActions, PercentField, primary, secondary
from candidates.rules.institution import InstitutionTerms
from candidates.workflow import INSTITUTION_SERVICE, SalaryPayer


class InstitutionForm(BaseForm):
    kind = forms.ChoiceField(label=_("Kind of institution"), choices=[("", "–"), *INSTITUTION_SERVICE])
    institution = forms.CharField(label=_("Institution"), max_length=120)
    department = forms.CharField(
        label=_("Department"), max_length=120, required=False, help_text=_("A hospital’s service is in a department.")
    )
    approved_months = forms.IntegerField(
        label=_("Approved months"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("For how many months an institution that is no hospital is approved."),
    )
    percentage = PercentField(label=_("Position percentage"), lowest=1, initial=100)
    start = DateField(label=_("First day"))
    last = DateField(label=_("Last day"))
    salary_paid_by = forms.ChoiceField(
        label=_("Who pays the doctor’s salary"),
        choices=[("", "–"), *SalaryPayer.choices],
        help_text=_("What the regional health authority pays is never part of a claim."),
    )
    other_costs = forms.CharField(
        label=_("Who pays what else"), max_length=300, required=False, help_text=_("Housing, travel, courses.")
    )
    contact_name = forms.CharField(label=_("Contact in the institution"), max_length=120, required=False)
    contact_email = forms.EmailField(label=_("E-mail of the contact"), required=False)
    contact_phone = forms.CharField(label=_("Telephone of the contact"), max_length=30, required=False)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "kind",
            "institution",
            Row(Column("department"), Column("approved_months")),
            Row(Column("start"), Column("last")),
            "percentage",
            "salary_paid_by",
            "other_costs",
            "contact_name",
            Row(Column("contact_email"), Column("contact_phone")),
            FormActions(primary(_("Save the service")), secondary(_("Back"), back)),
        )

    @property
    def terms(self) -> InstitutionTerms:
        """The action's argument; people write the last day, `end` is half-open."""
        given = dict(self.cleaned_data)
        return InstitutionTerms(end=day_after(given.pop("last")), **given)


class ConfirmForm(BaseForm):
    confirmed_on = DateField(label=_("Confirmed on"))
    confirmed_by = forms.CharField(label=_("Who confirmed in the institution"), max_length=120)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "confirmed_on",
            "confirmed_by",
            FormActions(primary(_("Record the confirmation")), secondary(_("Back"), back)),
        )


class ReasonForm(BaseForm):
    """Why something ends."""

    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, back: str, button: str | Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("reason", FormActions(primary(button), secondary(_("Back"), back)))

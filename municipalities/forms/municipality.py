"""The register's forms."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FilterForm, FormActions, primary, secondary
from municipalities.models.municipality import validate_organisation_number


class RegisterFilter(FilterForm):
    """Search in the register: a name or any number a municipality ever had, a county, a date."""

    words = forms.CharField(label=_("Name or number, old or new"), required=False, max_length=80)
    county = forms.ChoiceField(label=_("County"), required=False)
    on = DateField(label=_("As of"), required=False)

    def __init__(self, *args: Any, counties: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All counties")), *((county, county) for county in counties)]
        self.fields["county"] = forms.ChoiceField(label=_("County"), required=False, choices=choices)


class OrganisationNumberForm(BaseForm):
    organisation_number = forms.CharField(
        label=_("Organisation number"), max_length=11, help_text=_("Nine digits. The last one is checked.")
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "organisation_number", FormActions(primary(_("Save the number")), secondary(_("Back"), back))
        )

    def clean_organisation_number(self) -> str:
        number = str(self.cleaned_data["organisation_number"]).replace(" ", "")
        validate_organisation_number(number)
        return number

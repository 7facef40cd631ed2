"""The review's forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import FilterForm


class ReviewFilter(FilterForm):
    """Search in a round's applications."""

    keep = ("round", "status", "sort")

    words = forms.CharField(label=_("Search for a municipality"), required=False, max_length=80)
    county = forms.ChoiceField(label=_("County"), required=False)

    def __init__(self, *args: Any, counties: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All counties")), *((county, county) for county in counties)]
        self.fields["county"] = forms.ChoiceField(label=_("County"), required=False, choices=choices)

"""The review's forms."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, FilterForm, FormActions, primary
from municipalities.models import Outcome


class ReviewFilter(FilterForm):
    """Search in a round's applications."""

    keep = ("round", "status", "sort")

    words = forms.CharField(label=_("Search for a municipality"), required=False, max_length=80)
    county = forms.ChoiceField(label=_("County"), required=False)

    def __init__(self, *args: Any, counties: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("All counties")), *((county, county) for county in counties)]
        self.fields["county"] = forms.ChoiceField(label=_("County"), required=False, choices=choices)


class RecommendationForm(BaseForm):
    outcome = forms.ChoiceField(label=_("Recommendation"), choices=Outcome.choices, widget=forms.RadioSelect)
    places = forms.IntegerField(label=_("Posts"), min_value=0, max_value=99)
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("They go to the steering group, and are the draft of the decision's reasons."),
    )

    def __init__(self, *args: Any, wanted: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].help_text = _(
            "From 1 to %(wanted)d where you recommend. Otherwise it does not count."
        ) % {"wanted": wanted}
        self.helper.layout = Layout("outcome", "places", "reasons", FormActions(primary(_("Save the recommendation"))))

    def answers(self) -> dict[str, Any]:
        """Return what the action takes; an application that is not recommended gets no posts."""
        recommended = self.cleaned_data["outcome"] == Outcome.RECOMMENDED
        return self.cleaned_data | {"places": self.cleaned_data["places"] if recommended else 0}

"""The recommendation: an outcome for each place, and who is asked to approve it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.ui.forms import BaseForm, FormActions, primary, secondary
from municipalities.models import Place, PlaceOutcome
from municipalities.rules import Proposed

if TYPE_CHECKING:
    from django.http import QueryDict


class PlacesMixin(forms.Form):
    """A pair of fields for each place: its outcome, and its number on the waiting list where it goes on it."""

    def add_places(self, places: Sequence[tuple[Place, str]], before: dict[int, Proposed]) -> list[Row]:
        """Add the fields, filled in from what stood before; return their rows for the layout."""
        rows = []
        for place, label in places:
            proposed = before.get(place.pk)
            self.fields[f"outcome_{place.pk}"] = forms.ChoiceField(
                label=label,
                choices=PlaceOutcome.choices,
                initial=proposed.outcome if proposed else PlaceOutcome.GRANTED,
            )
            self.fields[f"rank_{place.pk}"] = forms.IntegerField(
                label=_("Number on the waiting list: %(place)s") % {"place": label},
                required=False,
                min_value=1,
                max_value=999,
                initial=proposed.rank if proposed else None,
            )
            rows.append(Row(Column(f"outcome_{place.pk}"), Column(f"rank_{place.pk}")))
        return rows

    def proposed(self) -> dict[int, Proposed]:
        """Return what was chosen by the place's key; a number that does not belong to the outcome is dropped."""
        chosen = {}
        for name, outcome in self.cleaned_data.items():
            if key := name.partition("outcome_")[2]:
                rank = self.cleaned_data.get(f"rank_{key}") if outcome == PlaceOutcome.WAITING else None
                chosen[int(key)] = Proposed(outcome, rank)
        return chosen

    def clean(self) -> dict[str, Any] | None:
        for name, outcome in list(self.cleaned_data.items()):
            key = name.partition("outcome_")[2]
            if key and outcome == PlaceOutcome.WAITING and not self.cleaned_data.get(f"rank_{key}"):
                self.add_error(f"rank_{key}", _("Fill in the number on the waiting list."))
        return self.cleaned_data


class RecommendationForm(PlacesMixin, BaseForm):
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("They go to the steering group, and are the draft of the decision's reasons."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, places: Sequence[Place], before: dict[int, Proposed], back: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = self.add_places([(place, place.title) for place in places], before)
        self.helper.layout = Layout(
            "version",
            *rows,
            "reasons",
            FormActions(primary(_("Save the recommendation")), secondary(_("Back to the application"), back)),
        )

    def now_at(self, version: int) -> None:
        """Let the next sending of this form stand on the version just shown beside it."""
        data = cast("QueryDict", self.data).copy()
        data["version"] = str(version)
        self.data = data

    def answers(self) -> dict[str, Any]:
        return {
            "places": self.proposed(),
            "reasons": self.cleaned_data["reasons"],
            "version": self.cleaned_data["version"],
        }


class AskApprovalForm(BaseForm):
    """Who is to approve the whole recommendation before the steering group meets."""

    approvers = forms.ModelMultipleChoiceField(
        label=_("Who is to approve"), queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: QuerySet[User], action: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.form_action = action
        choice = self.fields["approvers"]
        if isinstance(choice, forms.ModelMultipleChoiceField):
            choice.queryset = people
        self.helper.layout = Layout("approvers", FormActions(primary(_("Ask for approval"))))


class WithdrawApprovalForm(BaseForm):
    reason = forms.CharField(label=_("Why the approval is no longer needed"), max_length=300)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "reason", FormActions(primary(_("Stop waiting")), secondary(_("Back to the recommendation"), back))
        )


def of_round(places: Sequence[Place]) -> list[tuple[Place, str]]:
    """Name the places of a whole round: with the municipality, and the place where it applied for several."""
    several = {place.application_id for place in places if place.rank > 1}
    return [
        (
            place,
            f"{place.application.municipality.name}: {place.title}"
            if place.application_id in several
            else place.application.municipality.name,
        )
        for place in places
    ]

"""What the comparison grid and the mix are asked for."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, cast

from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import FilterForm, FormActions, OnceForm, primary
from municipalities.queries.grid import CHOSEN_FIRST, POINTS

if TYPE_CHECKING:
    from django.http import QueryDict


class GridColumns(FilterForm):
    """Choose the grid's columns by point; nothing chosen shows what is compared first."""

    keep = ("sort", "at")

    p = forms.MultipleChoiceField(
        label=_("Columns"), required=False, choices=list(POINTS.items()), widget=forms.CheckboxSelectMultiple
    )

    def groups(self) -> tuple[str, ...]:
        """Return the chosen groups; a value that does not exist counts as none."""
        chosen = tuple(value for value in cast("QueryDict", self.data).getlist("p") if value in POINTS)
        return chosen or CHOSEN_FIRST


class MixForm(OnceForm):
    """Keep a mix under a name; what is chosen travels along."""

    name = forms.CharField(label=_("Name of the mix"), max_length=80)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why this mix? Only the programme’s staff read it."),
    )

    def __init__(self, *args: Any, chosen: Collection[int], action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = sorted(chosen)
        self.helper.form_action = action
        self.helper.layout = Layout(
            HTML('{% for key in form.chosen %}<input type="hidden" name="s" value="{{ key }}">{% endfor %}'),
            "idempotency_key",
            "name",
            "note",
            FormActions(primary(_("Save the mix"))),
        )

"""What the comparison grid and the mix are asked for."""

from collections.abc import Collection
from typing import Any

from crispy_forms.layout import HTML, Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import FilterForm, FormActions, OnceForm, primary
from municipalities.queries.grid import CHOSEN_FIRST, POINTS


class GridColumns(FilterForm):
    """Choose the grid's columns by point; nothing chosen shows what is compared first."""

    keep = ("sort", "at")

    p = forms.MultipleChoiceField(
        label=_("Columns"), required=False, choices=list(POINTS.items()), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: QueryDict) -> None:
        asked = data.copy()
        if not any(value in POINTS for value in asked.getlist("p")):
            asked.setlist("p", list(CHOSEN_FIRST))
        super().__init__(asked)
        self.chosen = tuple(value for value in asked.getlist("p") if value in POINTS)

    def groups(self) -> tuple[str, ...]:
        """Return the chosen groups; a value that does not exist counts as none."""
        return self.chosen

    @property
    def used(self) -> bool:
        return self.groups() != CHOSEN_FIRST


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

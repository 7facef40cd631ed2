"""Which rows of the application become periods of the plan."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, FormActions, primary, secondary
from municipalities.models import EarlierService
from municipalities.queries import service_words


class BringInForm(BaseForm):
    rows = forms.TypedMultipleChoiceField(
        label=_("Rows of the application"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one row.")},
    )

    def __init__(self, *args: Any, rows: Iterable[EarlierService], back: str, **kwargs: Any) -> None:
        choices = [(row.pk, service_words(row)) for row in rows]
        super().__init__(*args, initial={"rows": [key for key, _words in choices]}, **kwargs)
        self.fields["rows"].choices = choices  # type: ignore[attr-defined]
        self.helper.layout = Layout(
            "rows", FormActions(primary(_("Bring them in")), secondary(_("Back to the plan"), back))
        )

"""The filter over a list: a GET form, so that the address holds what is shown."""

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms.buttons import Button


class FilterForm(forms.Form):
    """List its fields, all required=False. `keep` names other query values (the tab, the order) that stay."""

    keep: ClassVar[tuple[str, ...]] = ("status", "sort")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = list(self.fields)
        for name in self.keep:
            if name not in self.fields and self.data.get(name):
                self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)
                names.append(name)
        self.helper = FormHelper(self)
        self.helper.form_method = "get"
        self.helper.form_class = "filterbar"
        self.helper.disable_csrf = True
        self.helper.attrs = {"role": "search"}
        self.helper.layout = Layout(*names, Button(_("Use the filter"), variant="secondary"))

    @property
    def asked(self) -> dict[str, Any]:
        """Return what was asked for, without what is kept; nothing where the query cannot be read."""
        return (
            {key: value for key, value in self.cleaned_data.items() if key not in self.keep} if self.is_valid() else {}
        )

    @property
    def used(self) -> bool:
        """Whether anything but what is kept has been chosen."""
        return any(self.data.get(name) for name in self.fields if name not in self.keep)

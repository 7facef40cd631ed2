"""Filtering the outbox, and saying why a mail is taken back or did not arrive."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.outbox.workflow import MailKind
from alisvest.ui.forms import BaseForm, FilterForm, FormActions, primary, secondary


class MailFilter(FilterForm):
    keep = ("status", "row")

    q = forms.CharField(label=_("Receiver or subject"), required=False, max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *MailKind.choices], required=False)
    about = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *args: Any, about: Sequence[tuple[str, str | Promise]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [("", _("All")), *about]

    @property
    def chosen(self) -> dict[str, Any]:
        """What narrows the list: what the form could read, and nothing else."""
        self.full_clean()
        row = str(self.cleaned_data.get("row") or "")
        return self.cleaned_data | {"row": int(row) if row.isascii() and row.isdigit() and len(row) < 16 else None}


class ReasonForm(BaseForm):
    """One line of reason, with the button that names what happens."""

    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, do: str | Promise, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("reason", FormActions(primary(do), secondary(_("Back to the mail"), back)))

"""Uploading, confirming, and the reasons of the other verbs."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.documents.kinds import Audience, Kind
from alisvest.ui.forms import BaseForm, DateField, FormActions, OnceForm, UploadField, danger, primary, secondary

ANSWERS = (("no", _("No, it holds nothing about a patient")), ("yes", _("Yes, or I am not sure")))
LAST_DAY = _("The last day, where the paper itself says one.")
CHOOSE_AGAIN = _("Choose the file again. It was not kept, because something else has to be corrected first.")
MOBILE = "application/pdf,image/jpeg,image/png"  # a phone offers its camera for these


class AddForm(OnceForm):
    """A file of one kind for a row. Who may read it is asked only where the kind leaves a choice."""

    file = UploadField(label=_("File"))
    audience = forms.ChoiceField(label=_("Who may read it"), widget=forms.RadioSelect)
    valid_until = DateField(label=_("Valid until"), required=False, help_text=LAST_DAY)
    patient_data = forms.ChoiceField(
        label=_("Does the file hold anything about a patient?"),
        help_text=_(
            "A name, a birth date, a diagnosis or a picture is enough. Such a file is not kept: cover it first, so that it"
            " cannot be read."
        ),
        choices=ANSWERS,
        widget=forms.RadioSelect,
    )
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: Kind, audiences: Sequence[Audience], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.helper.attrs["novalidate"]  # the browser asks for what is missing while it still has the file
        self.fields["file"].widget.attrs["accept"] = MOBILE
        audience = self.fields["audience"]
        audience.choices = [(each.key, each.label) for each in audiences]  # type: ignore[attr-defined]
        audience.initial = audiences[0].key if audiences else None
        if len(audiences) == 1:
            audience.widget = forms.HiddenInput()
            audience.help_text = ""
        if not kind.expires:
            del self.fields["valid_until"]
        self.helper.layout = Layout(
            *self.fields, FormActions(primary(_("Upload the file")), secondary(_("Go back without a file"), back))
        )

    def full_clean(self) -> None:
        """No page can give a chosen file back: where something else is missing, say at the field that it is gone."""
        super().full_clean()
        if self.is_bound and self.errors and "file" not in self.errors and self.files.get("file"):
            self.add_error("file", CHOOSE_AGAIN)

    @property
    def upload(self) -> dict[str, Any]:
        """What the action is given. Anything but a clear no counts as patient data."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "replaces"}
        return given | {"patient_data": given["patient_data"] != "no"}


class ConfirmForm(BaseForm):
    valid_until = DateField(label=_("Valid until"), required=False, help_text=LAST_DAY)

    def __init__(self, *args: Any, expires: bool, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not expires:
            del self.fields["valid_until"]
        self.helper.layout = Layout(
            *self.fields, FormActions(primary(_("Confirm the file")), secondary(_("Go back without confirming"), back))
        )


class ReasonForm(BaseForm):
    """A reason in one sentence; `button` names what happens."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Do not write anything about the patient."),
    )

    def __init__(self, *args: Any, button: Any, keep: Any, back: str, final: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        do = danger(button) if final else primary(button)
        self.helper.layout = Layout("reason", FormActions(do, secondary(keep, back)))

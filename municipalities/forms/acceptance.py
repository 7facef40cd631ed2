"""The municipality's answer to an offer, and more time for it."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, DateField, FormActions, danger, primary, secondary
from municipalities.models import OfferedPlace


class AcceptForm(BaseForm):
    """The signature, with the invoice's reference and the contact in the same step."""

    places = forms.MultipleChoiceField(label=_("Posts that are accepted"), widget=forms.CheckboxSelectMultiple)
    contact_name = forms.CharField(label=_("Contact for the post"), max_length=120)
    contact_email = forms.EmailField(label=_("The contact's e-mail address"))
    contact_phone = forms.CharField(label=_("The contact's telephone"), max_length=30, required=False)
    invoice_reference = forms.CharField(
        label=_("Reference on invoices"),
        max_length=60,
        required=False,
        help_text=_("What the municipality wants on the yearly invoice of the egenandel."),
    )
    read = forms.BooleanField(
        label=_(
            "I have read the decision, and accept for the municipality the posts that are ticked above "
            "as they stand there."
        )
    )

    def __init__(self, *args: Any, offered: Sequence[OfferedPlace], labels: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), label) for each, label in zip(offered, labels, strict=True)]
        field = self.fields["places"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices
            field.initial = [key for key, _label in choices]
        self.helper.layout = Layout(
            "places",
            Fieldset(_("Contact"), "contact_name", Row(Column("contact_email"), Column("contact_phone"))),
            "invoice_reference",
            "read",
            FormActions(primary(_("Sign and accept"))),
        )

    def answers(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "read"}
        return given | {"places": [int(key) for key in given["places"]]}


class DeclineOfferForm(BaseForm):
    reason = forms.CharField(
        label=_("Why the municipality declines"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "reason", FormActions(danger(_("Decline the posts")), secondary(_("Back to the offer"), back))
        )


class ExtendForm(BaseForm):
    last_day = DateField(label=_("New last day"))
    reason = forms.CharField(label=_("Why the municipality gets more time"), max_length=500)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "last_day",
            "reason",
            FormActions(primary(_("Move the deadline")), secondary(_("Back to the offer"), back)),
        )

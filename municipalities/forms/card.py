"""What is typed about how a municipality is reached, and who is who."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alisvest.core import clock
from alisvest.outbox.templates import plain
from alisvest.ui.forms import BaseForm, DateField, FormActions, primary, secondary
from municipalities.models import ContactRole
from municipalities.rules.card import CardFacts

ADDRESS_LINES = 5
FACTS = ("postal_address", "postmottak", "invoice_reference", "hospital_area")


class _CardFields(BaseForm):
    postal_address = forms.CharField(
        label=_("Postal address"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The lines below the name on a letter, five at most."),
    )
    postmottak = forms.EmailField(
        label=_("Postmottak"),
        required=False,
        help_text=_("The official address for mail: formal letters go there too."),
    )
    invoice_reference = forms.CharField(
        label=_("Invoice reference"),
        required=False,
        max_length=60,
        help_text=_("What the municipality wants on invoices to it, so that they find their way."),
    )
    hospital_area = forms.CharField(
        label=_("Hospital area"),
        required=False,
        max_length=80,
        help_text=_("The health trust whose hospitals serve the municipality. Leave it empty where you do not know."),
    )

    def __init__(self, *args: Any, areas: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if areas:
            self.fields["hospital_area"].help_text = gettext(
                "The health trust whose hospitals serve the municipality. Written so far: %(names)s."
            ) % {"names": ", ".join(areas)}

    def clean_postal_address(self) -> str:
        lines = [plain(line) for line in str(self.cleaned_data["postal_address"]).splitlines() if plain(line)]
        if len(lines) > ADDRESS_LINES:
            raise forms.ValidationError(_("Postal address can have five lines at most."))
        return "\n".join(lines)

    def clean_hospital_area(self) -> str:
        return plain(self.cleaned_data["hospital_area"])

    def clean_invoice_reference(self) -> str:
        return plain(self.cleaned_data["invoice_reference"])

    @property
    def facts(self) -> CardFacts:
        return CardFacts(**{name: self.cleaned_data[name] for name in FACTS})


class CardForm(_CardFields):
    start = DateField(
        label=_("Holds from"),
        help_text=_("A day of the past or the future. What held before is kept with its dates."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].initial = clock.today
        self.helper.layout = Layout(
            "start", *FACTS, FormActions(primary(_("Save the card")), secondary(_("Back"), back))
        )


class CorrectCardForm(_CardFields):
    reason = forms.CharField(
        label=_("What was wrong"),
        max_length=500,
        help_text=_("Only what was wrong all the time. What has become different is a new card, with its day."),
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            *FACTS, "reason", FormActions(primary(_("Save the correction")), secondary(_("Back"), back))
        )


class _PersonFields(BaseForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30)

    def clean_name(self) -> str:
        return plain(self.cleaned_data["name"])

    def clean_phone(self) -> str:
        return plain(self.cleaned_data["phone"])


class ContactForm(_PersonFields):
    role = forms.ChoiceField(label=_("Part"), choices=ContactRole.choices)
    start = DateField(
        label=_("From"), help_text=_("Whoever has this part already ends the day before, and is kept with the dates.")
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].initial = clock.today
        self.helper.layout = Layout(
            "role",
            "name",
            Row(Column("email"), Column("phone")),
            "start",
            FormActions(primary(_("Enter the contact")), secondary(_("Back"), back)),
        )


class ContactChangeForm(_PersonFields):
    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            "name",
            Row(Column("email"), Column("phone")),
            FormActions(primary(_("Save the contact")), secondary(_("Back"), back)),
        )


class ContactEndForm(BaseForm):
    last_day = DateField(label=_("Last day"))

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = clock.today
        self.helper.layout = Layout("last_day", FormActions(primary(_("End the contact")), secondary(_("Back"), back)))

"""Choosing a password and a language, people and their appointments, and what the rights page shows."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import Appointment, Language, User
from alisvest.core import clock
from alisvest.core.dates import day_after
from alisvest.core.roles import Hat, Role
from alisvest.ui.forms import BaseForm, DateField, FilterForm, FormActions, danger, primary, secondary

APPOINTMENTS = [(role.value, role.label) for role in Appointment.ROLES]


class LanguageForm(BaseForm):
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)


class RoleChoiceForm(FilterForm):
    """Whose rights to list."""

    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices])


class PasswordChoiceForm(BaseForm):
    """Choosing a password for the first time."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least 12 characters. Several ordinary words in a row are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("The password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("password", "repeated", FormActions(primary(_("Choose the password"))))

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and "repeated" in cleaned and cleaned["password"] != cleaned["repeated"]:
            self.add_error("repeated", _("The two passwords are not the same."))
        return cleaned


class PeopleFilter(FilterForm):
    """Search among everybody."""

    words = forms.CharField(label=_("Name or e-mail"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices])
    place = forms.ChoiceField(label=_("Municipality"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, places: list[str], states: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, first, choices in (
            ("place", _("All municipalities"), [(each, each) for each in places]),
            ("state", _("All states"), list(states.items())),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
            field.choices = [("", first), *choices]


class PersonForm(BaseForm):
    """Entering somebody, with one of the programme's own roles or none yet."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The invitation goes here, and the person signs in with it.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.BOKMAL)
    role = forms.TypedChoiceField(
        label=_("Role"),
        required=False,
        choices=[("", _("None of the programme’s own")), *APPOINTMENTS],
        coerce=Role,
        empty_value=None,
        help_text=_("Municipalities give their own roles. Supervisors and candidates come with their records."),
    )
    start = DateField(label=_("From"), initial=clock.today)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buttons = FormActions(primary(_("Enter and invite")), secondary(_("Back to the people"), back))
        self.helper.layout = Layout("name", "email", "language", "role", "start", buttons)


class AppointmentForm(BaseForm):
    """One of the programme's own roles for somebody who is entered."""

    role = forms.TypedChoiceField(label=_("Role"), choices=APPOINTMENTS, coerce=Role, widget=forms.RadioSelect)
    start = DateField(label=_("From"), initial=clock.today)
    last_day = DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buttons = FormActions(primary(_("Give the role")), secondary(_("Back to the person"), back))
        self.helper.layout = Layout("role", Row(Column("start"), Column("last_day")), buttons)

    @property
    def facts(self) -> dict[str, Any]:
        """Return the role and its half-open period."""
        last = self.cleaned_data["last_day"]
        chosen = {key: self.cleaned_data[key] for key in ("role", "start")}
        return chosen | {"end": day_after(last) if last else None}


class EndAppointmentForm(BaseForm):
    last_day = DateField(label=_("Last day"), initial=clock.today)

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buttons = FormActions(danger(_("End the appointment")), secondary(_("Back to the person"), back))
        self.helper.layout = Layout("last_day", buttons)


class ReasonForm(BaseForm):
    """A verb about a person that asks why; the words stand on the trail."""

    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, label: str, help_text: str, verb: str, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label, self.fields["reason"].help_text = label, help_text
        buttons = FormActions(danger(verb), secondary(_("Back to the person"), back))
        self.helper.layout = Layout("reason", buttons)


class SeeAsForm(BaseForm):
    """In which of the person's hats, and why."""

    hat = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("The person can ask to see it."))

    def __init__(self, *args: Any, hats: list[Hat], back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hat"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = [(hat.key, hat.label) for hat in hats]
        buttons = FormActions(primary(_("See the pages")), secondary(_("Back to the person"), back))
        self.helper.layout = Layout("hat", "reason", buttons)


class ClaimForm(BaseForm):
    """Where the link to a record goes."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The person’s own address: whoever opens the link gets the record.")
    )

    def __init__(self, *args: Any, back: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        buttons = FormActions(primary(_("Send the link")), secondary(_("Back"), back))
        self.helper.layout = Layout("name", "email", buttons)

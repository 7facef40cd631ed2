"""Choosing a password and a language, people and their appointments, and what the rights page shows."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import Language, User
from alisvest.core.roles import Role
from alisvest.ui.forms import BaseForm, FilterForm, FormActions, primary


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

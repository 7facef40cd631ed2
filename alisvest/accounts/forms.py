"""Signing in and changing hats."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import Language, User
from alisvest.core.roles import Role
from alisvest.ui.forms import BaseForm, FilterForm, FormActions, primary


class SignInForm(BaseForm):
    """The same answer for a known and an unknown address."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    user: User | None = None

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout("email", "password", FormActions(primary(_("Sign in"))))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "email" in cleaned and "password" in cleaned:
            user = authenticate(self.request, username=cleaned["email"].lower(), password=cleaned["password"])
            if not isinstance(user, User):
                raise forms.ValidationError(_("E-mail or password is wrong. Check both and try again."))
            self.user = user
        return cleaned


class LanguageForm(BaseForm):
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)


class RoleChoiceForm(FilterForm):
    """Whose rights to list."""

    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices])

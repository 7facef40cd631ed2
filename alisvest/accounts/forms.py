"""Choosing a language, and what the rights page shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import Language
from alisvest.core.roles import Role
from alisvest.ui.forms import BaseForm, FilterForm


class LanguageForm(BaseForm):
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)


class RoleChoiceForm(FilterForm):
    """Whose rights to list."""

    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Role.choices])

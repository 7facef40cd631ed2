"""allauth's forms with our look, labels and sentences."""

from typing import Any, ClassVar

from allauth.account.forms import LoginForm
from crispy_forms.layout import Layout
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.ui.forms import BaseForm, FormActions, primary


class OurWords(forms.Form):
    """Stands between BaseForm and a form of allauth's: its fields get our labels before sentences are made of them."""

    labels: ClassVar[dict[str, str | Promise]] = {}
    helps: ClassVar[dict[str, str | Promise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(BaseForm, OurWords, LoginForm):  # type: ignore[misc]  # allauth has no types
    """The same answer for a known and an unknown address."""

    labels: ClassVar[dict[str, str | Promise]] = {"login": _("E-mail"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
        self.helper.form_error_title = _("You are not signed in")
        self.helper.layout = Layout("login", "password", FormActions(primary(_("Sign in"))))

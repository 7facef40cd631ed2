"""allauth's forms with our look, labels and sentences."""

import struct
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter as mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from crispy_forms.layout import Layout
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.sign_in import actions
from alisvest.ui.forms import BaseForm, FormActions, danger, primary

Text = str | Promise
PASSWORD_HELP = _("At least 12 characters: a few words of your own choice. No names, seasons or years.")


class OurWords(forms.Form):
    """Stands between BaseForm and a form of allauth's: its fields get our labels before sentences are made of them."""

    labels: ClassVar[dict[str, Text]] = {}
    helps: ClassVar[dict[str, Text]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)  # type: ignore[assignment]  # the stubs' own promise
            field.help_text = self.helps.get(name, "")  # type: ignore[assignment]
            field.widget.attrs.pop("placeholder", None)


class Door(BaseForm, OurWords):
    """What the forms have in common: the heading over errors and the one button."""

    wrong: ClassVar[Text] = _("You are not signed in")
    button: ClassVar[Text] = _("Sign in")
    removes: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.form_error_title = self.wrong
        button = danger(self.button) if self.removes else primary(self.button)
        self.helper.layout = Layout(*self.fields, FormActions(button))


class SignInForm(Door, account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """The same answer for a known and an unknown address."""

    labels: ClassVar[dict[str, Text]] = {"login": _("E-mail"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}


class CodeForm(Door, mfa.AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    labels: ClassVar[dict[str, Text]] = {"code": _("Code")}
    helps: ClassVar[dict[str, Text]] = {"code": _("Six figures from your authenticator app, or a recovery code.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "numeric"}


class ForgottenForm(Door, account.ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    wrong: ClassVar[Text] = _("No mail was sent")
    button: ClassVar[Text] = _("Send the link")
    labels: ClassVar[dict[str, Text]] = {"email": _("E-mail")}

    def clean_email(self) -> str:
        """Look nobody up here: what is known shows nowhere."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        actions.send_reset_link(self.cleaned_data["email"])
        return str(self.cleaned_data["email"])


class LinkForm(account.UserTokenForm):  # type: ignore[misc]  # allauth has no types
    """The link of a mail: worth nothing for a person who has been deactivated since, or who has no password."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        user = self.reset_user
        if user is None or not user.is_active or not user.has_usable_password():
            raise ValidationError("")
        return cleaned


class NewPassword(Door):
    wrong: ClassVar[Text] = _("The password is not changed")
    button: ClassVar[Text] = _("Save the password")
    labels: ClassVar[dict[str, Text]] = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password once more"),
    }
    helps: ClassVar[dict[str, Text]] = {"password1": PASSWORD_HELP}


class ResetForm(NewPassword, account.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    pass


class ChangePasswordForm(NewPassword, account.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    pass


class ChoosePasswordForm(NewPassword, account.SetPasswordForm):  # type: ignore[misc]  # allauth has no types
    pass


class AgainByPasswordForm(Door, account.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    wrong: ClassVar[Text] = _("It could not be confirmed that it is you")
    button: ClassVar[Text] = _("Go on")
    labels: ClassVar[dict[str, Text]] = {"password": _("Password")}


class AgainByCodeForm(Door, mfa.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    wrong: ClassVar[Text] = AgainByPasswordForm.wrong
    button: ClassVar[Text] = _("Go on")
    labels: ClassVar[dict[str, Text]] = CodeForm.labels
    helps: ClassVar[dict[str, Text]] = CodeForm.helps


class AddAppForm(Door, totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    wrong: ClassVar[Text] = _("The app is not added")
    button: ClassVar[Text] = _("Add the app")
    labels: ClassVar[dict[str, Text]] = {"code": _("Code from the app")}
    helps: ClassVar[dict[str, Text]] = {"code": _("Six figures. They change every half minute.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric"}


class RemoveAppForm(Door, totp.DeactivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    button: ClassVar[Text] = _("Remove the app")
    removes: ClassVar[bool] = True


class NewCodesForm(Door, GenerateRecoveryCodesForm):  # type: ignore[misc]  # allauth has no types
    wrong: ClassVar[Text] = _("No codes were made")
    button: ClassVar[Text] = _("Make new codes")


SPOILT = (TypeError, ValueError, LookupError, AttributeError, struct.error, InvalidSignature)


class ReadCredential(forms.Form):
    """A credential comes from outside: whatever is wrong with it is one refusal, never a fault of ours."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except SPOILT as error:
            raise mfa_adapter().validation_error("incorrect_code") from error


class PasskeySignInForm(ReadCredential, webauthn.LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class PasskeyFactorForm(ReadCredential, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class AgainByPasskeyForm(ReadCredential, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class AddPasskeyForm(BaseForm, OurWords, webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Sent by the script when the device has made the passkey; the button stands in the page."""

    labels: ClassVar[dict[str, Text]] = {
        "name": _("Name"),
        "passwordless": _("Sign in with this passkey alone, without a password"),
    }
    helps: ClassVar[dict[str, Text]] = {
        "name": _("So that you know it again among others: «The office PC»."),
        "passwordless": _("The device must then ask for your finger, face or PIN."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 60  # type: ignore[attr-defined]
        self.fields["passwordless"].initial = True
        self.helper.form_error_title = _("The passkey is not added")
        self.helper.layout = Layout("name", "passwordless", "credential")

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean() or {}
        except SPOILT as error:
            raise mfa_adapter().validation_error("incorrect_code") from error
        return cleaned

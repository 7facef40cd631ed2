"""What allauth asks the project: our words, our rule of delay, our session, mail through the outbox."""

from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.accounts.sign_in import actions, oidc, secrets
from alisvest.accounts.sign_in.session import start_session
from alisvest.core.links import is_ours

WRONG = _("E-mail or password is wrong. Check both and try again.")
WAIT = _("Too many wrong attempts from here. Wait five minutes, then try again.")
DAY = 24 * 3600  # seconds


class NoTextError(Exception):
    """A mail that no text is registered for was about to leave: everything we send goes through the outbox."""


# What allauth calls a mail of its own → the verb on our trail, and the sentence of our mail.
CHANGES: dict[str, tuple[str, str | Promise]] = {
    "account/email/password_changed": ("password_changed", _("Your password was changed.")),
    "account/email/password_set": ("password_set", _("You chose a password.")),
    "account/email/password_reset": ("password_reset", _("A new password was chosen by a link sent to you.")),
    "mfa/email/totp_deactivated": ("app_removed", _("The authenticator app was removed.")),
    "mfa/email/webauthn_added": ("passkey_added", _("A passkey was added.")),
    "mfa/email/webauthn_removed": ("passkey_removed", _("A passkey was removed.")),
}

OURS = {"allauth.mfa.stages.AuthenticateStage": "alisvest.accounts.sign_in.stages.SecondFactorStage"}
AGAIN: dict[str, str | Promise] = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
        "enter_current_password": _("The present password is wrong."),
        "incorrect_password": _("The password is wrong."),
    }
    said = {
        "account/messages/logged_out.txt": _("You are signed out."),
        "account/messages/password_changed.txt": _("Your password is changed. Everywhere else you are signed out."),
        "account/messages/password_set.txt": _("Your password is chosen."),
        "mfa/messages/totp_activated.txt": _("The authenticator app is your second factor from now on."),
        "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
        "mfa/messages/webauthn_added.txt": _("The passkey is added."),
        "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
        "mfa/messages/recovery_codes_generated.txt": _("Keep your recovery codes in a safe place."),
        "usersessions/messages/sessions_logged_out.txt": _("Everywhere else you are signed out."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: people are invited."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Lead on to addresses of ours only, whatever further hosts the settings let in."""
        return is_ours(url)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count attempts for the address *from this place* (docs/decisions.md: delay, not lock-out)."""
        self._login_failed_rl_usage = ratelimit.consume(
            request, app="allauth.account", action="login_failed", key=place_key(request, credentials.get("email", ""))
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count what failed for the address from anywhere; nobody is shut out by it, but its owner is told."""
        email = credentials.get("email", "")
        key = f"failed_sign_ins:{sha256(email.lower().encode()).hexdigest()}"
        count = cache.get(key, 0) + 1
        cache.set(key, count, DAY)
        if count == actions.MANY:
            actions.warn_of_attempts(email)

    def reauthenticate(self, user: User, password: str) -> bool:
        return bool(self.authenticate(self.request, email=user.email, password=password) == user)

    def login(self, request: HttpRequest, user: User) -> None:
        start_session(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Tell a deactivated person no more than anybody else: what they came with does not open the door."""
        messages.error(request, _("You could not be signed in. Ask whoever invited you."))
        return redirect("account_login")

    def get_login_stages(self) -> list[str]:
        return [OURS.get(stage, stage) for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Name the ways in our words."""
        return [way | {"description": AGAIN[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell the person of a change by our own mail, and the trail. What is not in CHANGES, our views tell."""
        if template_prefix in CHANGES:
            actions.tell_of_change(user, *CHANGES[template_prefix])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Refuse what no text is registered for: nothing leaves past the outbox."""
        raise NoTextError(template_prefix)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        words = message or self.said.get(message_template or "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)


def place_key(request: HttpRequest, email: str) -> str:
    """Name an address as tried from one place: what attempts are counted by."""
    return f"{email.lower()} {ratelimit.get_ip(request)}"


def forget_attempts(request: HttpRequest, email: str) -> None:
    """Let whoever has just chosen a new password by mail sign in at once."""
    ratelimit.clear(request, app="allauth.account", action="login_failed", key=place_key(request, email))


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That was not right. Check the code and try again, or use your passkey once more."),
        "cannot_generate_recovery_codes": _("Recovery codes belong to a second factor: set one up first."),
    }

    def encrypt(self, text: str) -> str:
        return secrets.lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.unlock(encrypted_text)

    def _get_site_name(self) -> str:
        return "ALIS-Vest"

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002  allauth's own name
        return gettext("Passkey")


class OutsideAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def on_authentication_error(self, request: HttpRequest, provider: Any, error: Any = None, **about: Any) -> None:
        """Lead back with words; the log is told why."""
        oidc.failed(request, provider.app.provider_id, about.get("exception") or error)
        to = "accounts:security" if request.user.is_authenticated else "account_login"
        raise ImmediateHttpResponse(redirect(to))

    def authenticate_by_email(self, sociallogin: Any) -> None:
        """Never take anybody for whom an outside provider says has the same address."""

"""What allauth asks the project: our words, our rule of delay, our session, mail through the outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import User
from alisvest.accounts.sign_in.session import start_session

WRONG = _("E-mail or password is wrong. Check both and try again.")
WAIT = _("Too many wrong attempts from here. Wait five minutes, then try again.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": WAIT,
    }
    said = {
        "account/messages/logged_out.txt": _("You are signed out."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves: people are invited."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Lead on to addresses of ours only, whatever further hosts the settings let in."""
        request = self.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count attempts for the address *from this place* (decision «delay, not lock-out»)."""
        key = f"{credentials.get('email', '').lower()} {ratelimit.get_ip(request)}"
        self._login_failed_rl_usage = ratelimit.consume(request, app="allauth.account", action="login_failed", key=key)
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def login(self, request: HttpRequest, user: User) -> None:
        start_session(request, user)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Tell a deactivated person no more than anybody else: what they came with does not open the door."""
        messages.error(request, WRONG)
        return redirect("account_login")

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

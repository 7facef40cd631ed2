"""allauth's views as pages of ours: our forms, our templates, our statuses."""

import time
from typing import Any
from urllib.parse import urlencode

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
    raise_if_reauthentication_required,
)
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal import ratelimit
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alisvest.accounts.access import FACTOR, SINCE
from alisvest.accounts.sign_in import actions, forms, oidc, queries, session
from alisvest.accounts.sign_in.adapter import forget_attempts, place_key
from alisvest.audit.actions import record
from alisvest.core.access import SignedInRequest
from alisvest.core.rules import not_now, require

MAY_LINK = "outside_may_link"
FRESH = 10 * 60  # seconds
UNKNOWN = _("Nobody here is linked to this sign-in by %(provider)s. Sign in another way, then link it yourself.")


class OurPage:
    """A form that does not hold answers 422, as everywhere."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        shown = [context.get("form"), context.get("webauthn_form")]
        wrong = any(form is not None and form.is_bound and form.errors for form in shown)
        return super().render_to_response(context, status=422 if wrong else 200, **kwargs)  # type: ignore[misc,no-any-return]


class PassesFactor(OurPage):
    """What was shown here is a second factor: from now on the session counts as second-factored."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        self.request.session[FACTOR] = True
        return response


class DropsFactor(OurPage):
    """Where the last factor was removed, the session no longer counts as second-factored."""

    request: HttpRequest
    success_url = reverse_lazy("accounts:security")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if not is_mfa_enabled(self.request.user):
            self.request.session.pop(FACTOR, None)
        return response


def next_part(request: HttpRequest) -> str:
    """Return the query that takes along where the person wants to go."""
    wanted = get_next_redirect_url(request)
    return f"?{urlencode({'next': wanted})}" if wanted else ""


# Before somebody is signed in


class SignIn(OurPage, account.LoginView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"providers": oidc.providers(), "next": next_part(self.request)}


class SecondFactor(OurPage, mfa.AuthenticateView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.CodeForm
    webauthn_form_class = forms.PasskeyFactorForm


class PasskeySignIn(webauthn.LoginWebAuthnView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.PasskeySignInForm


class Forgotten(OurPage, account.PasswordResetView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.ForgottenForm

    def form_valid(self, form: Any) -> HttpResponse:
        key = place_key(self.request, form.cleaned_data["email"])
        too_many = ratelimit.consume_or_429(self.request, app="allauth.account", action="reset_password", key=key)
        if too_many is None:
            form.save(self.request)
        return too_many or redirect(self.success_url)


class ForgottenSent(account.PasswordResetDoneView):  # type: ignore[misc]  # allauth has no types
    pass


class NewPassword(OurPage, account.PasswordResetFromKeyView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.ResetForm
    success_url = reverse_lazy("account_login")

    def form_valid(self, form: Any) -> HttpResponse:
        forget_attempts(self.request, self.reset_user.email)
        response: HttpResponse = super().form_valid(form)
        return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here and forget a sign-in that is half done."""
    logout(request)
    return redirect("account_login")


# That it is still the same person


class AgainByPassword(OurPage, account.ReauthenticateView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.AgainByPasswordForm


class AgainByCode(PassesFactor, mfa.ReauthenticateView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.AgainByCodeForm


class AgainByPasskey(PassesFactor, webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.AgainByPasskeyForm

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, " ".join(form.errors.get("credential", [])))
        return redirect(self.request.get_full_path())


# Sign-in and security


@require_GET
def security(request: SignedInRequest) -> HttpResponse:
    waiting = getattr(request, "waiting_hat", None)
    context = {
        "ways": queries.ways_in(request.user),
        "providers": oidc.providers(),
        "places": session.places(request, request.user),
        "waiting": waiting.label if waiting else "",
    }
    return render(request, "security/security.html", context)


@require_POST
def sessions_end(request: SignedInRequest) -> HttpResponse:
    end_other_sessions(request, request.user)
    record("accounts.sessions_ended", request.user, by=request.user)
    messages.success(request, _("Everywhere else you are signed out."))
    return redirect("accounts:security")


class ChangePassword(OurPage, account.PasswordChangeView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.ChangePasswordForm

    def get_default_success_url(self) -> str:
        return str(reverse_lazy("accounts:security"))


class ChoosePassword(OurPage, account.PasswordSetView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.ChoosePasswordForm

    def get_default_success_url(self) -> str:
        return str(reverse_lazy("accounts:security"))


class AddApp(PassesFactor, totp.ActivateTOTPView):  # type: ignore[misc]  # allauth has no types
    request: SignedInRequest
    form_class = forms.AddAppForm

    def form_valid(self, form: Any) -> HttpResponse:
        actions.tell_of_change(self.request.user, "app_added", _("An authenticator app was added as second factor."))
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return _after_adding(codes=self.did_generate_recovery_codes)


class RemoveApp(DropsFactor, totp.DeactivateTOTPView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.RemoveAppForm


class AddPasskey(PassesFactor, webauthn.AddWebAuthnView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.AddPasskeyForm

    def get_success_url(self) -> str:
        return _after_adding(codes=self.did_generate_recovery_codes)


class RemovePasskey(DropsFactor, webauthn.RemoveWebAuthnView):  # type: ignore[misc]  # allauth has no types
    pass


class NewCodes(OurPage, codes.GenerateRecoveryCodesView):  # type: ignore[misc]  # allauth has no types
    form_class = forms.NewCodesForm

    def form_valid(self, form: Any) -> HttpResponse:
        actions.tell_of_change(self.request.user, "recovery_codes_made", _("New recovery codes were made."))
        response: HttpResponse = super().form_valid(form)
        return response


@require_GET
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Show the codes that are left, to whoever has just shown that it is them. allauth's own page writes at GET."""
    prove_again(request)
    left = queries.recovery_codes(request.user)
    if left is None:
        raise Http404
    return render(request, "security/recovery_codes.html", {"left": left})


# Outside providers


@require_GET
def outside_begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to an outside provider: to sign in, or, where the own page has just said so, to link it."""
    allowed = request.session.pop(MAY_LINK, None)
    _known_or_404(provider_id)
    wanted = request.GET.get("process")
    process = wanted if wanted == "invite" or (wanted == "connect" and allowed == provider_id) else "login"
    return oidc.send_off(request, provider_id, process=process, next_url=get_next_redirect_url(request) or "")


@require_GET
def outside_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    _known_or_404(provider_id)
    return oidc.come_back(request, provider_id)


@require_http_methods(["GET", "POST"])
def outside_finish(request: HttpRequest) -> HttpResponse:
    """GET shows a form that sends itself: only its POST signs anybody in or links anything."""
    identity = oidc.take_identity(request) if request.method == "POST" else oidc.identity_of(request)
    if identity is None:
        messages.error(request, oidc.FAILED)
        return redirect("accounts:security" if request.user.is_authenticated else "account_login")
    if request.method == "GET":
        return render(request, "security/outside_finish.html", {"label": oidc.label_of(identity.issuer)})
    if identity.process == "invite":
        oidc.keep(request, identity)
        return redirect(identity.next or "account_login")
    if identity.process == "connect" and request.user.is_authenticated:
        actions.link(request.user, identity)
        messages.success(request, _("The outside sign-in is linked."))
        return redirect("accounts:security")
    return _signed_in_from_outside(request, identity)


def _signed_in_from_outside(request: HttpRequest, identity: oidc.Identity) -> HttpResponse:
    person = actions.person_of(identity)
    if person is None:
        messages.error(request, UNKNOWN % {"provider": oidc.label_of(identity.issuer)})
        return redirect("account_login")
    if request.user.is_authenticated:
        logout(request, show_message=False)
    record_authentication(request, person, "socialaccount", provider=identity.issuer, strong=identity.strong)
    response: HttpResponse = perform_login(request, Login(user=person, redirect_url=identity.next or None))
    return response


@require_POST
def outside_link(request: SignedInRequest, provider_id: str) -> HttpResponse:
    """Begin to link: only a form of our own page says so, and only from whoever has just shown that it is them."""
    _known_or_404(provider_id)
    prove_again(request)
    request.session[MAY_LINK] = provider_id
    go_on = f"{reverse('openid_connect_login', args=[provider_id])}?process=connect"
    return render(request, "security/outside_go_on.html", {"go_on": go_on})


@require_http_methods(["GET", "POST"])
def outside_unlink(request: SignedInRequest, pk: int) -> HttpResponse:
    prove_again(request)
    found = queries.linked(request.user, pk)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.unlink(request.user, pk)
        messages.success(request, _("The outside sign-in is unlinked."))
        return redirect("accounts:security")
    return render(request, "security/outside_unlink.html", {"linked": found})


def _known_or_404(provider_id: str) -> None:
    if provider_id not in {each.key for each in oidc.providers()}:
        raise Http404


def prove_again(request: SignedInRequest) -> None:
    """Ask for password or factor; whoever has neither must have signed in within ten minutes. Raises RefusedError."""
    raise_if_reauthentication_required(request, app="allauth.mfa")
    since = request.session.get(SINCE)
    stale = since is not None and time.time() - since > FRESH
    if stale and not get_reauthentication_flows(request.user):
        require(not_now(_("Sign out and in again, then you can change this within ten minutes.")))


def _after_adding(*, codes: bool) -> str:
    """Lead on to the recovery codes when they have just been made."""
    return str(reverse_lazy("mfa_view_recovery_codes" if codes else "accounts:security"))

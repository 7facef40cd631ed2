"""The pages of allauth's that exist here, under the names that allauth calls them by, each with its audience."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from alisvest.accounts.access import before_second_factor
from alisvest.accounts.sign_in import views
from alisvest.core.access import SignedInRequest, everyone, signed_in

View = Callable[..., HttpResponseBase]
hidden = sensitive_post_parameters()  # nothing that is typed here stands in a report of an error


def door(view: View) -> View:
    """A page before somebody is signed in."""
    return login_not_required(everyone(never_cache(hidden(view))))


def own(view: View) -> View:
    """A page about the own sign-in: for everybody, and before the second factor that one may have come to set up.

    What it writes (a factor, its mail, its line on the trail) is written together or not at all.
    """
    return before_second_factor(signed_in(never_cache(hidden(transaction.atomic(view)))))


def changes(view: View) -> View:
    """A page of the own sign-in that changes it: only for whoever has just shown that it is them."""

    @wraps(view)
    def asked(request: SignedInRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        views.prove_again(request)
        return view(request, *args, **kwargs)

    return own(asked)


sign_out = door(views.sign_out)
security = own(views.security)
sessions_end = own(views.sessions_end)
outside_finish = door(views.outside_finish)
outside_link = own(views.outside_link)
outside_unlink = own(views.outside_unlink)

urlpatterns: list[URLPattern] = [
    path("sign-in/", door(views.SignIn.as_view()), name="account_login"),
    path("sign-in/code/", door(views.SecondFactor.as_view()), name="mfa_authenticate"),
    path("sign-in/passkey/", door(views.PasskeySignIn.as_view()), name="mfa_login_webauthn"),
    path("sign-in/outside/<str:provider_id>/", door(views.outside_begin), name="openid_connect_login"),
    path("sign-in/outside/<str:provider_id>/back/", door(views.outside_callback), name="openid_connect_callback"),
    path("password/forgotten/", door(views.Forgotten.as_view()), name="account_reset_password"),
    path("password/forgotten/sent/", door(views.ForgottenSent.as_view()), name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        door(views.NewPassword.as_view()),
        name="account_reset_password_from_key",
    ),
    path("security/again/", own(views.AgainByPassword.as_view()), name="account_reauthenticate"),
    path("security/again/code/", own(views.AgainByCode.as_view()), name="mfa_reauthenticate"),
    path("security/again/passkey/", own(views.AgainByPasskey.as_view()), name="mfa_reauthenticate_webauthn"),
    path("security/password/", own(views.ChangePassword.as_view()), name="account_change_password"),
    path("security/password/choose/", changes(views.ChoosePassword.as_view()), name="account_set_password"),
    path("security/app/", changes(views.AddApp.as_view()), name="mfa_activate_totp"),
    path("security/app/remove/", own(views.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("security/passkeys/", changes(views.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/remove/", changes(views.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
    path("security/codes/", own(views.recovery_codes), name="mfa_view_recovery_codes"),
    path("security/codes/new/", changes(views.NewCodes.as_view()), name="mfa_generate_recovery_codes"),
]

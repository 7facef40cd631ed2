"""What the pages of signing in let one do, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "account_login": _("Sign in to the application"),
    "accounts:sign_out": _("Sign out of the application"),
    "mfa_authenticate": _("Sign in with a second factor"),
    "mfa_login_webauthn": _("Use a passkey at the door"),
    "account_reset_password": _("Ask for a link to choose a new password"),
    "account_reset_password_done": _("Read that a link may be on its way"),
    "account_reset_password_from_key": _("Choose a new password by a link"),
    "accounts:security": _("See how one signs in, and where one is signed in"),
    "accounts:sessions_end": _("End one’s other sessions"),
    "account_reauthenticate": _("Confirm by password that it is oneself"),
    "mfa_reauthenticate": _("Confirm by code that it is oneself"),
    "mfa_reauthenticate_webauthn": _("Confirm by passkey that it is oneself"),
    "account_change_password": _("Change the own password"),
    "account_set_password": _("Choose a password where one has none"),
    "mfa_activate_totp": _("Set up an authenticator app for oneself"),
    "mfa_deactivate_totp": _("Take the own authenticator app away"),
    "mfa_add_webauthn": _("Set up a passkey for oneself"),
    "mfa_remove_webauthn": _("Take a passkey of one’s own away"),
    "mfa_view_recovery_codes": _("See the own recovery codes"),
    "mfa_generate_recovery_codes": _("Make recovery codes anew"),
    "openid_connect_login": _("Go to an outside provider to sign in"),
    "openid_connect_callback": _("Come back from an outside provider"),
    "accounts:outside_finish": _("Sign in as the outside provider says"),
    "accounts:outside_link": _("Link an outside sign-in to oneself"),
    "accounts:outside_unlink": _("Unlink an outside sign-in"),
}

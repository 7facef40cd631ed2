"""What the trail says of the own sign-in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: dict[str, str | Promise] = {
    "accounts.password_changed": _("The password was changed"),
    "accounts.password_set": _("A password was chosen"),
    "accounts.password_reset": _("A new password was chosen by a link"),
    "accounts.app_added": _("An authenticator app was added"),
    "accounts.app_removed": _("An authenticator app was removed"),
    "accounts.passkey_added": _("A passkey was added"),
    "accounts.passkey_removed": _("A passkey was removed"),
    "accounts.recovery_codes_made": _("New recovery codes were made"),
    "accounts.provider_linked": _("An outside sign-in was linked"),
    "accounts.provider_unlinked": _("An outside sign-in was unlinked"),
    "accounts.sessions_ended": _("The person ended their other sessions"),
}

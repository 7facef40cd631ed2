"""What is kept about people who sign in, the app's own tables and those of the sign-in library."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alisvest.core.privacy import Kept, Path, Retention, Who, sorted_as, stand_in


def _address(pseudonym: str, row: models.Model) -> str:
    return f"{pseudonym.lower()}@invalid"


_USER = (Path(Who.USER, "user"),)

REGISTER = {
    "accounts.user": Kept(
        _("People who sign in"),
        sorted_as(
            identity="name", contact="email", none="language is_active", technical="last_login", hidden="password"
        ),
        about=(Path(Who.USER, "pk"),),
        retention=Retention.PERSON,
        blank={"name": stand_in, "email": _address},
    ),
    "accounts.appointment": Kept(
        _("Appointments"), sorted_as(employment="role valid"), about=_USER, retention=Retention.PERSON
    ),
    "accounts.invitation": Kept(
        _("Invitations"),
        sorted_as(
            employment="capacity",
            none="language claim_type claim_id",
            hidden="fingerprint",
            technical="sent_at expires_at accepted_at withdrawn_at",
        ),
        about=_USER,
        did=frozenset({"sent_by", "withdrawn_by"}),
        retention=Retention.PERSON,
    ),
    "account.emailaddress": Kept(
        _("Addresses for sign-in"),
        sorted_as(contact="email", none="verified primary"),
        about=_USER,
        goes=True,
        retention=Retention.PERSON,
    ),
    "account.emailconfirmation": Kept(
        _("Confirmations of an address"),
        sorted_as(technical="created sent", hidden="key"),
        about=(Path(Who.USER, "email_address__user"),),
        goes=True,
        retention=Retention.ITSELF,
    ),
    "mfa.authenticator": Kept(
        _("Second factors of sign-in"),
        sorted_as(none="type", technical="created_at last_used_at", hidden="data"),
        about=_USER,
        goes=True,
        retention=Retention.PERSON,
    ),
    "socialaccount.socialaccount": Kept(
        _("Sign-in by an outside provider"),
        sorted_as(none="provider", identity="uid extra_data", technical="last_login date_joined"),
        about=_USER,
        goes=True,
        retention=Retention.PERSON,
    ),
    "socialaccount.socialapp": Kept(
        _("Outside providers"), sorted_as(none="provider provider_id name client_id settings", hidden="secret key")
    ),
    "socialaccount.socialtoken": Kept(
        _("Tokens of outside providers"),
        sorted_as(hidden="token token_secret", technical="expires_at"),
        about=(Path(Who.USER, "account__user"),),
        goes=True,
        retention=Retention.ITSELF,
    ),
    "usersessions.usersession": Kept(
        _("Sessions"),
        sorted_as(technical="created_at ip last_seen_at user_agent data", hidden="session_key"),
        about=_USER,
        goes=True,
        retention=Retention.ITSELF,
    ),
}

"""The mails about signing in, as the outbox knows them."""

from django.utils.translation import gettext_lazy as _

from alisvest.outbox.templates import Placeholder, Template

NAME = Placeholder("name", _("the person’s name"), "Kari Nesheim")
LINK = Placeholder("link", _("the address to open"), "https://alis.example.no/…")

RESET = Template(
    key="accounts.password_reset",
    name=_("New password"),
    subject=_("Choose a new password for ALIS-Vest"),
    body=_(
        "Hello {name},\n\n"
        "somebody, probably you, has asked to choose a new password for ALIS-Vest. Open this address within one hour:\n\n"
        "{link}\n\n"
        "It works once. If it was not you, do nothing: your password stays as it is.\n"
    ),
    placeholders=(NAME, LINK),
)
NO_PASSWORD = Template(
    key="accounts.no_password",
    name=_("No password to replace"),
    subject=_("You have no password for ALIS-Vest"),
    body=_(
        "Hello {name},\n\n"
        "somebody, probably you, has asked for a new password for ALIS-Vest, but you have none to replace. Use the address"
        " in your invitation, or sign in the way you have linked. If your invitation is too old, ask whoever invited you"
        " for a new one.\n"
    ),
    placeholders=(NAME,),
)
CHANGED = Template(
    key="accounts.security_changed",
    name=_("Something about signing in was changed"),
    subject=_("Your sign-in to ALIS-Vest was changed"),
    body=_(
        "Hello {name},\n\n"
        "{change}\n"
        "{when}\n\n"
        "If it was you, all is well. If it was not, choose a new password at once, end your other sessions, and tell the"
        " project leader:\n\n"
        "{link}\n"
    ),
    placeholders=(
        NAME,
        Placeholder("change", _("what was changed, in a sentence"), "Your password was changed."),
        Placeholder("when", _("date and time"), "15. januar 2019 kl. 10.20"),
        LINK,
    ),
)
MANY_ATTEMPTS = Template(
    key="accounts.many_attempts",
    name=_("Many failed attempts to sign in"),
    subject=_("Many failed attempts to sign in to ALIS-Vest"),
    body=_(
        "Hello {name},\n\n"
        "somebody has tried to sign in to ALIS-Vest as you with a wrong password, {count} times or more today. Nobody has"
        " come in that way, and you can sign in as usual.\n\n"
        "If it was not you: see that your password is used nowhere else, and protect your sign-in with a second factor:\n\n"
        "{link}\n"
    ),
    placeholders=(NAME, Placeholder("count", _("number of attempts"), "10"), LINK),
)


TEMPLATES = (RESET, NO_PASSWORD, CHANGED, MANY_ATTEMPTS)

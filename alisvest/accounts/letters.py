"""The mails around people and their ways in: registered texts, in the language form of who sends them."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alisvest.accounts.models import Invitation, User
from alisvest.core.links import absolute
from alisvest.outbox.actions import send_letter
from alisvest.outbox.models import MailKind
from alisvest.outbox.templates import Placeholder, Template
from alisvest.ui import formats

_NAME = Placeholder("name", _("the receiver’s name"), "Gro Steine")
_SENDER = Placeholder("sender", _("who sends it"), "Marianne Fosse")
_CAPACITY = Placeholder("capacity", _("as what: role, and where"), "Kvam herad, finance")
_LINK = Placeholder("link", _("the address to open"), "https://alis.example.no/invitations/…/")
_UNTIL = Placeholder("until", _("when the link ends"), "4 March 2019, 14:30")
_ADDRESS = Placeholder("address", _("the address of the sign-in page"), "https://alis.example.no/")
_REASON = Placeholder("reason", _("the reason that was given"), "New phone, identified by video call.")

INVITATION, CLAIM, NEW_ROLE = "accounts.invitation", "accounts.claim", "accounts.new_role"
SECOND_FACTOR_RESET = "accounts.second_factor_reset"

TEMPLATES = (
    Template(
        INVITATION,
        _("Invitation to sign in"),
        _("Invitation to ALIS-Vest"),
        _(
            "Hello {name}\n\n{sender} invites you to ALIS-Vest as: {capacity}.\n\nOpen the link and choose a password:\n{link}\n\n"
            "The link works once, until {until}. If it has ended, ask {sender} for a new one. "
            "If you do not know what this is about, do nothing.\n"
        ),
        (_NAME, _SENDER, _CAPACITY, _LINK, _UNTIL),
    ),
    Template(
        CLAIM,
        _("Link to one’s own record"),
        _("Your own page in ALIS-Vest"),
        _(
            "Hello {name}\n\nYou are entered in ALIS-Vest as: {capacity}. {sender} sends you the link that makes the record "
            "yours to open:\n{link}\n\nThe link works once, until {until}. If it has ended, ask {sender} for a new one. "
            "If you do not know what this is about, do nothing.\n"
        ),
        (_NAME, _SENDER, _CAPACITY, _LINK, _UNTIL),
    ),
    Template(
        NEW_ROLE,
        _("A new role for somebody who can sign in"),
        _("You have a new role in ALIS-Vest"),
        _(
            "Hello {name}\n\n{sender} has given you a role in ALIS-Vest: {capacity}.\n\nSign in as before:\n{address}\n\n"
            "With several roles you choose which one you act in. If you have not chosen a password yet, use the "
            "invitation that was sent to you.\n"
        ),
        (_NAME, _SENDER, _CAPACITY, _ADDRESS),
    ),
    Template(
        SECOND_FACTOR_RESET,
        _("The second factor is taken away"),
        _("Your second factor in ALIS-Vest is reset"),
        _(
            "Hello {name}\n\n{sender} has reset your second factor in ALIS-Vest. Reason: {reason}\n\nYou set up a new one when you "
            "sign in:\n{address}\n\nIf you did not ask for this, tell {sender} at once.\n"
        ),
        (_NAME, _SENDER, _REASON, _ADDRESS),
    ),
)


def send_invitation(invitation: Invitation, token: str) -> None:
    """Queue the mail with the link: the only place besides the link itself where the secret ever stands."""
    path = reverse("accounts:invitation_accept", args=[token])
    with translation.override(invitation.language):
        until = formats.moment(invitation.expires_at)
    send_letter(
        CLAIM if invitation.claim_type else INVITATION,
        to=invitation.user.email,
        language=invitation.language,
        values={
            "name": invitation.user.name,
            "sender": invitation.sent_by.name,
            "capacity": invitation.capacity,
            "link": absolute(path),
            "until": until,
        },
        kind=MailKind.CODE,
        receiver=invitation.user,
        about=invitation,
    )


def tell_of_role(user: User, capacity: str, *, language: str, by: User) -> None:
    """Tell somebody who has a way in, or has an invitation already, that they have one more role."""
    send_letter(
        NEW_ROLE,
        to=user.email,
        language=language,
        values={
            "name": user.name,
            "sender": by.name,
            "capacity": capacity,
            "address": absolute(reverse("dashboard:start")),
        },
        kind=MailKind.NOTICE,
        receiver=user,
    )


def tell_of_reset(user: User, reason: str, *, by: User) -> None:
    """Tell a person that their second factor was taken away: who did not ask for it should know at once."""
    send_letter(
        SECOND_FACTOR_RESET,
        to=user.email,
        language=user.language,
        values={
            "name": user.name,
            "sender": by.name,
            "reason": reason,
            "address": absolute(reverse("dashboard:start")),
        },
        kind=MailKind.NOTICE,
        receiver=user,
    )

from alisvest.accounts.actions.invitation import (
    accept_invitation,
    invite,
    known_or_new,
    send_claim,
    welcome,
    withdraw_invitation,
)
from alisvest.accounts.actions.person import appoint, choose_language, register_person

__all__ = [
    "accept_invitation",
    "appoint",
    "choose_language",
    "invite",
    "known_or_new",
    "register_person",
    "send_claim",
    "welcome",
    "withdraw_invitation",
]

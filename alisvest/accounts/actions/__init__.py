from alisvest.accounts.actions.appointment import appoint, end_appointment
from alisvest.accounts.actions.invitation import (
    accept_invitation,
    invite,
    known_or_new,
    send_claim,
    welcome,
    withdraw_invitation,
)
from alisvest.accounts.actions.person import (
    choose_language,
    deactivate_person,
    enter_person,
    reactivate_person,
    register_person,
    reset_second_factor,
)
from alisvest.accounts.actions.see_as import start_seeing_as, stop_seeing_as

__all__ = [
    "accept_invitation",
    "appoint",
    "choose_language",
    "deactivate_person",
    "end_appointment",
    "enter_person",
    "invite",
    "known_or_new",
    "reactivate_person",
    "register_person",
    "reset_second_factor",
    "send_claim",
    "start_seeing_as",
    "stop_seeing_as",
    "welcome",
    "withdraw_invitation",
]

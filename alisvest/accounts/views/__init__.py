from alisvest.accounts.views.claim import claim_send, invitation_withdraw
from alisvest.accounts.views.hat import hat_choose, language_choose
from alisvest.accounts.views.invitation import invitation_accept
from alisvest.accounts.views.person import (
    appointment_end,
    appointment_give,
    person_deactivate,
    person_detail,
    person_enter,
    person_invite,
    person_list,
    person_reactivate,
    second_factor_reset,
)
from alisvest.accounts.views.rights import rights_list
from alisvest.accounts.views.see_as import see_as_end, see_as_start

__all__ = [
    "appointment_end",
    "appointment_give",
    "claim_send",
    "hat_choose",
    "invitation_accept",
    "invitation_withdraw",
    "language_choose",
    "person_deactivate",
    "person_detail",
    "person_enter",
    "person_invite",
    "person_list",
    "person_reactivate",
    "rights_list",
    "second_factor_reset",
    "see_as_end",
    "see_as_start",
]

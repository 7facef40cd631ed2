"""Which letter to whom, in the receiver's language."""

from municipalities.letters.application import acknowledge, invite
from municipalities.letters.decision import announce, right_of_complaint

__all__ = [
    "acknowledge",
    "announce",
    "invite",
    "right_of_complaint",
]

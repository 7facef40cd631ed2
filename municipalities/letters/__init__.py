"""Which letter to whom, in the receiver's language."""

from municipalities.letters.application import acknowledge, invite
from municipalities.letters.decision import announce, decision_letter, receivers, right_of_complaint

__all__ = [
    "acknowledge",
    "announce",
    "decision_letter",
    "invite",
    "receivers",
    "right_of_complaint",
]

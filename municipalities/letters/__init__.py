"""Which letter to whom, in the receiver's language."""

from municipalities.letters.application import acknowledge, invitation_proofs, invitation_values, invite, mails_of
from municipalities.letters.decision import announce, decision_letter, drafted, receivers, right_of_complaint
from municipalities.letters.receiver import receiver_of

__all__ = [
    "acknowledge",
    "announce",
    "decision_letter",
    "drafted",
    "invitation_proofs",
    "invitation_values",
    "invite",
    "mails_of",
    "receiver_of",
    "receivers",
    "right_of_complaint",
]

"""Which letter to whom, in the receiver's language."""

from municipalities.letters.application import acknowledge, invite

__all__ = [
    "acknowledge",
    "invite",
]

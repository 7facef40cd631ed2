from alisvest.accounts.models.invitation import LIFETIME, Invitation, InvitationState, fingerprint
from alisvest.accounts.models.person import Appointment, AppointmentQuerySet, Language, User, UserManager

__all__ = [
    "LIFETIME",
    "Appointment",
    "AppointmentQuerySet",
    "Invitation",
    "InvitationState",
    "Language",
    "User",
    "UserManager",
    "fingerprint",
]

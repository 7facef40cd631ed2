from alisvest.accounts.models.person import Appointment, AppointmentQuerySet, Language, User, UserManager

__all__ = ["Appointment", "AppointmentQuerySet", "Language", "User", "UserManager"]

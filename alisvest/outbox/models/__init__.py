"""What waits to leave and has left."""

from alisvest.outbox.models.mail import Mail, MailKind, MailQuerySet, MailStatus

__all__ = ["Mail", "MailKind", "MailQuerySet", "MailStatus"]

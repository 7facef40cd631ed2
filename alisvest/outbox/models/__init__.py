"""What waits to leave and has left."""

from alisvest.outbox.models.attempt import MailAttempt, Outcome
from alisvest.outbox.models.mail import Mail, MailQuerySet
from alisvest.outbox.workflow import MailKind, MailStatus

__all__ = ["Mail", "MailAttempt", "MailKind", "MailQuerySet", "MailStatus", "Outcome"]

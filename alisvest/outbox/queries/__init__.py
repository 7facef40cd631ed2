"""What pages and reminders read of the outbox."""

from alisvest.outbox.queries.texts import unwritten

__all__ = ["unwritten"]

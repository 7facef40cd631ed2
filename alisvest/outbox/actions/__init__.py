"""Queueing and sending mail."""

from alisvest.outbox.actions.mail import ATTEMPTS, Person, queue_mail, send_due_mail, send_letter

__all__ = ["ATTEMPTS", "Person", "queue_mail", "send_due_mail", "send_letter"]

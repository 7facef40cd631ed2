"""Queueing, sending and settling mail."""

from alisvest.outbox.actions.mail import Person, queue_mail, send_letter
from alisvest.outbox.actions.sending import send_due_mail

__all__ = ["Person", "queue_mail", "send_due_mail", "send_letter"]

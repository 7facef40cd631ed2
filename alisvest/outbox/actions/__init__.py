"""Queueing, sending and settling mail."""

from alisvest.outbox.actions.letters import prepared, print_letters, send_formal_letter, write_formal_letter
from alisvest.outbox.actions.mail import Person, queue_mail, send_letter
from alisvest.outbox.actions.sending import send_due_mail
from alisvest.outbox.actions.settling import (
    confirm_arrived,
    drop_gathered,
    hold_mail,
    mark_returned,
    release_mail,
    release_mails,
    retry_mail,
    send_again,
    withdraw_mail,
)
from alisvest.outbox.actions.texts import restore_text, send_test, word_text

__all__ = [
    "Person",
    "confirm_arrived",
    "drop_gathered",
    "hold_mail",
    "mark_returned",
    "prepared",
    "print_letters",
    "queue_mail",
    "release_mail",
    "release_mails",
    "restore_text",
    "retry_mail",
    "send_again",
    "send_due_mail",
    "send_formal_letter",
    "send_letter",
    "send_test",
    "withdraw_mail",
    "word_text",
    "write_formal_letter",
]

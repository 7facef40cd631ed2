import smtplib

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command

from alisvest.outbox.actions import ATTEMPTS, queue_mail, send_due_mail
from alisvest.outbox.models import Mail, MailStatus


def letter() -> Mail:
    return queue_mail(to="ola@example.no", subject="Svar", body="Hei på deg", language="nb")


def test_a_mail_waits_as_a_row_and_leaves_once(mailoutbox: list[EmailMessage]) -> None:
    mail = letter()
    assert mailoutbox == []

    assert [send_due_mail(), send_due_mail()] == [1, 0]

    assert [(m.subject, m.to) for m in mailoutbox] == [("Svar", ["ola@example.no"])]
    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == (MailStatus.SENT, 1)
    assert mail.sent_at is not None


def test_a_refusing_mail_server_is_tried_again_and_given_up_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = letter()

    def refuse(message: EmailMessage) -> int:
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    for _attempt in range(ATTEMPTS + 1):
        assert send_due_mail() == 0

    mail.refresh_from_db()
    assert (mail.status, mail.attempts, mail.last_error) == (
        MailStatus.FAILED,
        ATTEMPTS,
        "SMTPServerDisconnected: gone",
    )


@pytest.mark.django_db(transaction=True)  # the worker closes its connection, and with it an open transaction
def test_the_worker_sends_what_waits(mailoutbox: list[EmailMessage]) -> None:
    letter()

    call_command("worker", once=True)

    assert len(mailoutbox) == 1

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from pytest_django.fixtures import Settings

from alisvest.outbox.actions import queue_mail, send_due_mail
from alisvest.outbox.actions.sending import ATTEMPTS, LONGEST_WAIT, wait_before
from alisvest.outbox.models import Mail, MailAttempt, MailKind, MailStatus
from tests.make.outbox import again, mail


def test_a_mail_waits_as_a_row_and_leaves_once(mailoutbox: list[EmailMessage]) -> None:
    waiting = mail(to="ola@example.no", subject="Svar")
    assert mailoutbox == []

    assert [send_due_mail(), send_due_mail()] == [1, 0]

    assert [(m.subject, m.to, m.extra_headers["Message-ID"]) for m in mailoutbox] == [
        ("Svar", ["ola@example.no"], waiting.message_id)
    ]
    waiting.refresh_from_db()
    assert (waiting.status, waiting.attempts) == (MailStatus.SENT, 1)
    assert waiting.sent_at is not None


def test_a_letter_waits_until_it_is_read_and_the_other_kinds_do_not() -> None:
    held = {kind for kind in MailKind if mail(kind=kind).status == MailStatus.HELD}

    assert held == {MailKind.LETTER}
    assert mail(kind=MailKind.LETTER, hold=False).status == MailStatus.WAITING
    assert mail(kind=MailKind.RECEIPT, hold=True).status == MailStatus.HELD


def test_a_code_is_blanked_when_it_has_left_unless_mails_are_caught(settings: Settings) -> None:
    code = mail(kind=MailKind.CODE, body="https://example.no/secret")
    send_due_mail()
    settings.MAIL_CATCHER = True
    caught = mail(kind=MailKind.CODE, body="https://example.no/secret")
    notice = mail(body="Hei")
    send_due_mail()

    assert [again(m).body for m in (code, caught, notice)] == ["", "https://example.no/secret", "Hei"]


def test_what_is_not_taken_waits_longer_each_time_and_is_given_up_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = mail()

    def refuse(message: EmailMessage) -> int:
        raise OSError("no room")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    assert [send_due_mail(), send_due_mail()] == [0, 0]
    assert again(waiting).attempts == 1  # the second round came too early

    for _attempt in range(ATTEMPTS):
        Mail.objects.update(next_attempt_at=Now())
        send_due_mail()

    last = again(waiting)
    assert (last.status, last.attempts, last.last_error) == (MailStatus.FAILED, ATTEMPTS, "OSError: no room")
    assert list(last.tries.values_list("outcome", flat=True)) == ["put_off"] * (ATTEMPTS - 1) + ["given_up"]


def test_the_waits_grow_from_a_minute_to_four_hours() -> None:
    waits = [wait_before(attempt) for attempt in range(1, ATTEMPTS + 1)]

    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
    assert timedelta(days=1) < sum(waits, timedelta()) < timedelta(days=3)


def test_a_mail_in_another_workers_hands_is_left_alone_until_that_runs_out(mailoutbox: list[EmailMessage]) -> None:
    mail()
    Mail.objects.update(claim="c0ffee00-0000-4000-8000-000000000000", lease_until=Now() + timedelta(minutes=1))
    assert send_due_mail() == 0

    Mail.objects.update(lease_until=Now() - timedelta(seconds=1))
    assert send_due_mail() == 1


def test_what_a_worker_left_half_handed_over_is_never_sent_by_itself(mailoutbox: list[EmailMessage]) -> None:
    lost, busy = mail(), mail()
    claim = "c0ffee00-0000-4000-8000-000000000000"
    for each, lease in ((lost, -1), (busy, 60)):
        Mail.objects.filter(pk=each.pk).update(
            status=MailStatus.HANDING_OVER, claim=claim, lease_until=Now() + timedelta(seconds=lease)
        )

    assert [send_due_mail(), send_due_mail()] == [0, 0]

    assert [again(m).status for m in (lost, busy)] == [MailStatus.IN_DOUBT, MailStatus.HANDING_OVER]
    assert list(MailAttempt.objects.values_list("mail", "outcome")) == [(lost.pk, "lost")]
    assert mailoutbox == []


@pytest.mark.parametrize("status", [MailStatus.WAITING, MailStatus.HELD, MailStatus.HANDING_OVER])
def test_the_database_lets_no_sent_mail_go_back(status: MailStatus) -> None:
    sent = mail()
    send_due_mail()

    with pytest.raises(Exception, match="Invalid transition"), transaction.atomic():
        Mail.objects.filter(pk=sent.pk).update(status=status, sent_at=None)


def test_the_database_lets_no_mail_without_text_wait() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        mail(body="")


@pytest.mark.django_db(transaction=True)  # the worker closes its connection, and with it an open transaction
def test_the_worker_sends_what_waits(mailoutbox: list[EmailMessage]) -> None:
    queue_mail(to="ola@example.no", subject="Svar", body="Hei på deg", language="nb")

    call_command("worker", once=True)

    assert len(mailoutbox) == 1

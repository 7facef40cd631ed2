"""What each answer of the mail server makes of a mail, over a real conversation in this process."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from alisvest.outbox.actions import send_due_mail
from alisvest.outbox.models import MailKind, MailStatus
from tests.make.outbox import again, mail
from tests.outbox.mail_server import MailServer


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with MailServer(hang=1) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.5
        yield server


def test_several_mails_go_over_one_conversation_and_say_what_they_are(server: MailServer) -> None:
    connections: list[str] = []
    server.on_moment = connections.append
    waiting = [mail(subject="Møte på Stord", body="Hei\n.\n..\n.Slutt", language="nn") for _number in range(3)]

    assert send_due_mail() == 3

    assert connections.count("connected") == 1
    assert server.accepted == [m.message_id for m in waiting]
    text = server.bodies[0].decode()
    assert "Auto-Submitted: auto-generated" in text
    assert "Content-Language: nn" in text
    assert "\r\n..\r\n...\r\n..Slutt\r\n.\r\n" in text  # dots at the start of a line are doubled on the way


@pytest.mark.parametrize(
    ("step", "answer", "status"),
    [
        ("receiver", b"450 later", MailStatus.WAITING),
        ("receiver", b"550 5.1.1 no such user", MailStatus.RETURNED),
        ("sender", b"451 later", MailStatus.WAITING),
        ("sender", b"553 we take nothing from you", MailStatus.FAILED),
        ("end", b"452 disk full", MailStatus.WAITING),
        ("end", b"554 this is spam", MailStatus.RETURNED),
        ("end", b"250 taken", MailStatus.SENT),
    ],
)
def test_what_an_answer_makes_of_the_mail(server: MailServer, step: str, answer: bytes, status: MailStatus) -> None:
    server.answers[step] = answer
    waiting = mail()

    send_due_mail()

    now = again(waiting)
    assert (now.status, now.attempts) == (status, 1)
    assert now.last_error == ("" if status == MailStatus.SENT else answer.decode()) or step == "sender"
    assert now.tries.count() == 1


def test_a_returned_code_is_blanked(server: MailServer) -> None:
    server.answers["receiver"] = b"550 no such user"
    code = mail(kind=MailKind.CODE, body="https://example.no/secret")
    send_due_mail()

    assert (again(code).status, again(code).body) == (MailStatus.RETURNED, "")


@pytest.mark.parametrize("answer", [b"421 too busy", b"554 go away"])
def test_a_server_that_lets_nobody_in_is_no_mails_fault(server: MailServer, answer: bytes) -> None:
    server.answers["connect"] = answer
    waiting = mail()

    assert [send_due_mail(), send_due_mail()] == [0, 0]

    now = again(waiting)
    assert (now.status, now.attempts) == (MailStatus.WAITING, 0)
    assert answer.decode() in now.last_error or "busy" in now.last_error or "away" in now.last_error


def test_a_server_that_is_not_there_is_no_mails_fault(server: MailServer, settings: Settings) -> None:
    server.__exit__(None, None, None)
    settings.EMAIL_PORT = 1
    waiting = mail()
    send_due_mail()

    assert (again(waiting).status, again(waiting).attempts) == (MailStatus.WAITING, 0)
    assert "refused" in again(waiting).last_error


def test_a_bad_mail_does_not_stop_the_ones_behind_it(server: MailServer) -> None:
    server.share, answers = 0, [b"550 no such user"]

    def once(moment: str) -> None:
        if moment == "sender" and answers:
            server.answers["receiver"] = answers.pop()
        elif moment == "sender":
            server.answers.pop("receiver", None)

    server.on_moment = once
    bad, good = mail(), mail()
    send_due_mail()

    assert [again(bad).status, again(good).status] == [MailStatus.RETURNED, MailStatus.SENT]


def test_no_answer_after_the_text_is_a_doubt(server: MailServer) -> None:
    server.share = 1
    waiting = [mail() for _number in range(6)]
    send_due_mail()

    statuses = [again(m).status for m in waiting]
    assert statuses.count(MailStatus.IN_DOUBT) == 4
    assert statuses.count(MailStatus.WAITING) == 2
    doubtful = [again(m).message_id in server.accepted for m in waiting if again(m).status == MailStatus.IN_DOUBT]
    assert sorted(doubtful) == [False, False, True, True]  # so it has to be looked up

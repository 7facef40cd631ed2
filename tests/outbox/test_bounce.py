"""What mail servers send back: read whatever it is, noted once, and put before somebody who can mend the address."""

import io
import sys
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError
from hypothesis import given, settings
from hypothesis import strategies as st

from alisvest.accounts.models import User
from alisvest.accounts.queries.ways_in import ways_in
from alisvest.core import clock
from alisvest.core.roles import Hat, Role
from alisvest.dashboard.queries.tasks import tasks_of
from alisvest.outbox.actions import send_due_mail
from alisvest.outbox.bounce import Bounce, read_bounce
from alisvest.outbox.management.commands import receive_bounce
from alisvest.outbox.management.commands.receive_bounce import NOT_OURS, NOTED, TRY_AGAIN, UNREADABLE, receive
from alisvest.outbox.models import Mail, MailKind, MailStatus
from alisvest.outbox.queries.addresses import stale_addresses
from tests.make import municipalities, people
from tests.make.outbox import again, in_status, mail

NOTICE = """\
From: MAILER-DAEMON@mx.example.no
To: alis-vest@example.no
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="sep"

--sep
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.no. I'm sorry to inform you ...

--sep
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.no
Arrival-Date: Tue, 15 Jan 2019 08:00:00 +0100

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{to}>: no such
    user here

--sep
Content-Type: {kind}

{head}
--sep--
"""


def notice(
    of: Mail, *, action: str = "failed", kind: str = "message/rfc822", named: bool = True, to: str = ""
) -> bytes:
    head = f"Message-ID: {of.message_id}\nSubject: Svar\n\nHei\n" if named else "Subject: Svar\n\nHei\n"
    return NOTICE.format(to=to or of.to, action=action, kind=kind, head=head).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_returned_mail_is_found_by_its_name(kind: str) -> None:
    sent, other = in_status(MailStatus.SENT), in_status(MailStatus.SENT)

    assert receive(notice(sent, kind=kind)) == NOTED

    assert (again(sent).status, again(other).status) == (MailStatus.RETURNED, MailStatus.SENT)
    assert again(sent).last_error == f"5.1.1 smtp; 550 5.1.1 <{sent.to}>: no such user here"
    assert list(sent.tries.values_list("outcome", flat=True)) == ["bounced"]


def test_without_a_name_the_latest_to_the_address_is_meant() -> None:
    first, second = (in_status(MailStatus.SENT, to="Ola@example.no") for _number in range(2))

    assert receive(notice(second, named=False, to="ola@EXAMPLE.no")) == NOTED

    assert [again(m).status for m in (first, second)] == [MailStatus.SENT, MailStatus.RETURNED]


def test_what_was_in_doubt_and_comes_back_had_left() -> None:
    doubt = in_status(MailStatus.IN_DOUBT)
    receive(notice(doubt))

    assert (again(doubt).status, again(doubt).sent_at is not None) == (MailStatus.RETURNED, True)


def test_the_same_notice_twice_is_noted_once() -> None:
    sent = in_status(MailStatus.SENT)

    assert [receive(notice(sent)), receive(notice(sent))] == [NOTED, NOTED]
    assert sent.tries.count() == 1


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_only_a_failure_returns_a_mail(action: str) -> None:
    sent = in_status(MailStatus.SENT)

    assert receive(notice(sent, action=action)) == NOTED
    assert again(sent).status == MailStatus.SENT


@pytest.mark.parametrize("status", [MailStatus.WAITING, MailStatus.HELD, MailStatus.WITHDRAWN])
def test_a_mail_that_has_not_left_cannot_come_back(status: MailStatus) -> None:
    one = in_status(status)
    receive(notice(one))

    assert again(one).status == status


def test_a_stranger_cannot_return_a_mail_by_naming_another_address() -> None:
    sent = in_status(MailStatus.SENT)
    other = mail()
    other.message_id = "<00000000-0000-4000-8000-000000000000@example.no>"

    assert receive(notice(other, to=sent.to)) == NOT_OURS
    assert again(sent).status == MailStatus.SENT


GARBAGE = [
    b"",
    b"\x00\xff\xfe" * 1000,
    b"Subject: I am on holiday\r\n\r\nUntil Monday",
    b"Content-Type: multipart/report; boundary=x\r\n\r\n" + b"--x\r\n" * 5000,
    b"Content-Type: message/delivery-status\r\n\r\nAction",
    b"Content-Type: message/delivery-status\r\n\r\n\r\n\r\nAction:\r\n",
    b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\nContent-Type: message/rfc822\r\n\r\n' * 3000,
    "Content-Type: text/plain; charset=ukjent-Å\r\n\r\nÆØÅ".encode("latin-1"),
    b"A" * 3_000_000,
]


@pytest.mark.parametrize("content", GARBAGE)
def test_garbage_is_refused_without_a_traceback(content: bytes) -> None:
    assert receive(content) in {UNREADABLE, NOTED}


@given(st.binary(max_size=2000))
@settings(max_examples=100, deadline=None)
def test_nothing_makes_the_reader_stumble(content: bytes) -> None:
    read_bounce(content)
    read_bounce(
        b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n"
        + content
    )


def test_exit_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    def pipe(content: bytes) -> int | str | None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        try:
            call_command("receive_bounce")
        except SystemExit as end:
            return end.code
        return 0

    sent = in_status(MailStatus.SENT)
    unknown = mail()
    unknown.message_id, unknown.to = "<00000000-0000-4000-8000-000000000000@example.no>", "nobody@example.no"
    assert [pipe(notice(sent)), pipe(b"?"), pipe(notice(unknown))] == [NOTED, UNREADABLE, NOT_OURS]

    def down(bounce: Bounce) -> Mail | None:
        raise OperationalError("no")

    monkeypatch.setattr(receive_bounce, "note_bounce", down)
    assert pipe(notice(sent)) == TRY_AGAIN


# --- whom it is put before ---


def returned(user: User) -> Mail:
    one = in_status(MailStatus.SENT, to=user.email, kind=MailKind.RECEIPT)
    receive(notice(one))
    return one


def asked(user: User) -> list[str]:
    return [task.what for task in tasks_of(user, clock.today()) if task.kind == "mail.returned"]


def test_the_municipalitys_manager_is_asked_and_the_staff_where_there_is_none() -> None:
    place, empty = municipalities.municipality("Vik"), municipalities.municipality("Nes")
    manager = municipalities.member(place, Role.MANAGER)
    writer, lonely = municipalities.member(place, Role.WRITER), municipalities.member(empty, Role.WRITER)
    foreign = municipalities.member(municipalities.municipality("Os"), Role.MANAGER)
    leader = people.project_leader()
    returned(writer)
    returned(lonely)

    assert asked(manager) == [f"Put right the address of {writer.name}"]
    assert asked(leader) == [f"Put right the address of {lonely.name}"]
    assert asked(foreign) == []


def test_a_manager_does_not_mend_the_own_address() -> None:
    manager = municipalities.member(municipalities.municipality("Vik"), Role.MANAGER)
    returned(manager)

    assert (asked(manager), asked(people.administrator())) == ([], [f"Put right the address of {manager.name}"])


def test_an_address_is_stale_until_a_later_mail_arrives() -> None:
    person = people.user()
    returned(person)
    assert stale_addresses([person.email.upper(), "other@example.no"]) == {person.email}
    assert ways_in([person])[person.pk].badge(clock.now()).label == "Mail comes back"

    mail(to=person.email)
    send_due_mail()

    assert stale_addresses() == set()
    assert not ways_in([person])[person.pk].mail_returns


def test_an_address_of_nobody_we_know_is_the_staffs_to_find() -> None:
    receive(notice(in_status(MailStatus.SENT, to="postmottak@example.no")))

    assert asked(people.administrator()) == ["Find another address for 1 receiver"]


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.ADMINISTRATOR])
def test_the_staff_are_asked_to_read_to_settle_and_to_mend(role: Role) -> None:
    for status in (MailStatus.HELD, MailStatus.HELD, MailStatus.IN_DOUBT, MailStatus.FAILED, MailStatus.WAITING):
        in_status(status)
    Mail.objects.filter(status=MailStatus.WAITING).update(waiting_since=clock.now() - timedelta(hours=2))
    person = people.user(role).wear(Hat(role, None, ""))

    tasks = {task.what for task in tasks_of(person, clock.today()) if task.kind.startswith("mail.")}

    assert tasks == {
        "Read and release 2 mails",
        "Find out whether 1 mail arrived",
        "See why 1 mail failed",
        "See why 1 mail has waited for over an hour",
    }

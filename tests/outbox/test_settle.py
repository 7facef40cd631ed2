"""The verbs of people: each from where it may begin, by whom it may be done, and what it leaves behind."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models.functions import Now

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox import actions, rules
from alisvest.outbox.models import Mail, MailKind, MailStatus
from alisvest.outbox.workflow import MAIL_MOVES
from tests.make import people
from tests.make.outbox import again, in_status, mail

VERBS: dict[str, Callable[..., Any]] = {
    "release": actions.release_mail,
    "hold": actions.hold_mail,
    "withdraw": actions.withdraw_mail,
    "retry": actions.retry_mail,
    "confirm_arrived": actions.confirm_arrived,
    "send_again": actions.send_again,
    "mark_returned": lambda mail, by: actions.mark_returned(mail, reason="Told by telephone", by=by),
}


@pytest.fixture
def staff() -> User:
    return people.administrator()


def test_every_verb_is_tested() -> None:
    assert set(VERBS) == set(MAIL_MOVES)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("status", MailStatus)
def test_from_which_status_a_verb_may_begin(verb: str, status: MailStatus, staff: User) -> None:
    before = in_status(status)
    if status in MAIL_MOVES[verb].sources:
        VERBS[verb](before, by=staff)
        assert again(before).status == MAIL_MOVES[verb].target
        assert Event.objects.get(subject_type="outbox.mail", subject_id=before.pk).verb == f"outbox.{verb}"
        assert (again(before).claim, again(before).lease_until) == (None, None)
    else:
        with pytest.raises(RefusedError):
            VERBS[verb](before, by=staff)
        assert again(before).status == status


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROJECT_LEADER, Role.ADMINISTRATOR}))
def test_nobody_else_reaches_a_mail(verb: str, role: Role) -> None:
    before = in_status(min(MAIL_MOVES[verb].sources))

    with pytest.raises(Mail.DoesNotExist):
        VERBS[verb](before, by=people.user(role))


def test_a_released_letter_leaves_in_the_next_round(staff: User) -> None:
    letter = mail(kind=MailKind.LETTER)
    assert actions.send_due_mail() == 0

    actions.release_mail(letter, by=staff)

    assert actions.send_due_mail() == 1


def test_several_are_released_all_or_none(staff: User) -> None:
    letters = [mail(kind=MailKind.LETTER) for _number in range(3)]
    sent = in_status(MailStatus.SENT)
    with pytest.raises(RefusedError):
        actions.release_mails([*letters, sent], by=staff)
    assert {again(m).status for m in letters} == {MailStatus.HELD}

    assert actions.release_mails(letters, by=staff) == 3
    assert {again(m).status for m in letters} == {MailStatus.WAITING}


def test_sending_again_keeps_the_name_in_the_mail_servers_log(staff: User, mailoutbox: list[Any]) -> None:
    doubt = in_status(MailStatus.IN_DOUBT)

    actions.send_again(doubt, by=staff)
    actions.send_due_mail()

    assert [m.extra_headers["Message-ID"] for m in mailoutbox] == [doubt.message_id]


def test_what_arrived_is_sent_and_never_sent_again(staff: User, mailoutbox: list[Any]) -> None:
    doubt = in_status(MailStatus.IN_DOUBT)

    actions.confirm_arrived(doubt, by=staff)

    assert again(doubt).sent_at is not None
    assert (actions.send_due_mail(), mailoutbox) == (0, [])


def test_a_held_mail_that_a_worker_is_announcing_is_not_handed_over(staff: User, mailoutbox: list[Any]) -> None:
    announced = mail()
    Mail.objects.update(claim="c0ffee00-0000-4000-8000-000000000000", lease_until=Now())
    actions.hold_mail(announced, by=staff)

    assert (actions.send_due_mail(), mailoutbox) == (0, [])


def test_a_retried_mail_begins_from_the_first_wait(staff: User) -> None:
    failed = in_status(MailStatus.FAILED)
    Mail.objects.update(attempts=20)

    actions.retry_mail(failed, by=staff)

    assert (again(failed).status, again(failed).attempts) == (MailStatus.WAITING, 0)


def test_a_mail_that_could_not_be_written_is_not_retried_but_may_be_withdrawn(staff: User) -> None:
    unwritten = in_status(MailStatus.FAILED)
    Mail.objects.update(body="")
    assert rules.possible_verbs(again(unwritten), by=staff) == ["withdraw"]

    with pytest.raises(RefusedError, match="no text"):
        actions.retry_mail(unwritten, by=staff)


@pytest.mark.parametrize("verb", ["withdraw", "confirm_arrived", "mark_returned"])
def test_a_code_that_is_done_with_is_blanked(verb: str, staff: User) -> None:
    code = in_status(min(MAIL_MOVES[verb].sources - {MailStatus.SENT}), kind=MailKind.CODE)
    VERBS[verb](code, by=staff)

    assert again(code).body == ""


def test_a_mail_marked_as_returned_says_why(staff: User) -> None:
    sent = in_status(MailStatus.SENT)
    actions.mark_returned(sent, reason="Told by telephone", by=staff)

    assert again(sent).last_error == "Told by telephone"
    assert list(sent.tries.values_list("outcome", "words")) == [("bounced", "Told by telephone")]

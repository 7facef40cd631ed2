"""Notices gathered: nothing lost, nothing twice, and at the moment that was chosen."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.dashboard.actions import choose_rhythm, notices, send_digests
from alisvest.dashboard.rules.digest import AT, latest_slot
from alisvest.dashboard.workflow import Rhythm
from alisvest.outbox.actions import queue_mail, send_letter
from alisvest.outbox.models import Mail
from alisvest.outbox.workflow import MailKind, MailStatus
from tests.make import people

FRIDAY = date(2018, 3, 9)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=clock.OSLO)


@pytest.fixture(autouse=True)
def _friday_noon() -> Iterator[None]:
    with clock.at(at(FRIDAY, 12)):
        yield


def mail(person: User, subject: str, kind: MailKind = MailKind.REMINDER) -> Mail:
    body = f"About {subject}\nhttp://localhost:8000/tasks/"
    return queue_mail(
        to=person.email, subject=subject, body=body, language="nb", kind=kind, receiver=person, hold=False
    )


def test_without_a_choice_everything_leaves_at_once() -> None:
    assert mail(people.user(), "One").status == MailStatus.WAITING


@pytest.mark.parametrize("kind", list(MailKind))
def test_only_reminders_and_notices_are_gathered(kind: MailKind) -> None:
    person = people.user()
    choose_rhythm(person, Rhythm.DAILY)

    gathered = mail(person, "One", kind).status == MailStatus.GATHERED

    assert gathered == (kind in {MailKind.REMINDER, MailKind.NOTICE})


def test_what_is_held_to_be_read_first_stays_held() -> None:
    person = people.user()
    choose_rhythm(person, Rhythm.DAILY)
    held = queue_mail(
        to=person.email, subject="S", body="B", language="nb", kind=MailKind.NOTICE, receiver=person, hold=True
    )

    assert held.status == MailStatus.HELD


def test_on_monday_at_seven_all_of_the_week_goes_in_one_mail_each_with_its_link() -> None:
    person, other = people.user(language="nn"), people.user()
    choose_rhythm(person, Rhythm.MONDAYS)
    one, two = mail(person, "One"), mail(person, "Two")
    mail(other, "Three")
    sent = []
    for moment in (at(FRIDAY, 23), at(date(2018, 3, 11), 23), at(date(2018, 3, 12), 6, 59), at(date(2018, 3, 12), 7)):
        with clock.at(moment):
            sent.append(send_digests())

    assert sent == [0, 0, 0, 1]
    digest = Mail.objects.get(kind=MailKind.DIGEST)
    assert (digest.to, digest.language, digest.status) == (person.email, "nn", MailStatus.WAITING)
    assert "1. One\n\nAbout One\nhttp://localhost:8000/tasks/" in digest.body
    assert "2. Two\n\nAbout Two\nhttp://localhost:8000/tasks/" in digest.body
    assert "varsel samla" in digest.body
    for each in (one, two):
        each.refresh_from_db()
        assert (each.status, each.digest_id) == (MailStatus.GATHERED, digest.pk)


def test_a_second_worker_or_a_second_run_sends_no_second_digest() -> None:
    person = people.user()
    choose_rhythm(person, Rhythm.DAILY)
    mail(person, "One")
    with clock.at(at(date(2018, 3, 10), 7)):
        assert (send_digests(), send_digests()) == (1, 0)
        mail(person, "Late")
        assert send_digests() == 0
    with clock.at(at(date(2018, 3, 11), 7)):
        assert send_digests() == 1

    assert [each.body.count("1. ") for each in Mail.objects.filter(kind=MailKind.DIGEST)] == [1, 1]


def test_a_worker_that_dies_in_the_middle_leaves_nothing_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    person = people.user()
    choose_rhythm(person, Rhythm.DAILY)
    one = mail(person, "One")

    def dies(*_args: object, **_values: object) -> Mail:
        made = real(*_args, **_values)  # type: ignore[arg-type]
        raise KeyboardInterrupt(made.pk)

    real = send_letter
    monkeypatch.setattr(notices, "send_letter", dies)
    with clock.at(at(date(2018, 3, 10), 7)):
        with pytest.raises(KeyboardInterrupt):
            send_digests()
        one.refresh_from_db()
        assert (Mail.objects.filter(kind=MailKind.DIGEST).count(), one.digest_id) == (0, None)
        monkeypatch.setattr(notices, "send_letter", real)
        assert send_digests() == 1


def test_a_slot_that_was_missed_is_made_good_later() -> None:
    person = people.user()
    choose_rhythm(person, Rhythm.MONDAYS)
    mail(person, "One")

    with clock.at(at(date(2018, 3, 14), 15)):
        assert send_digests() == 1


def test_choosing_at_once_lets_go_what_was_gathered() -> None:
    person = people.user()
    choose_rhythm(person, Rhythm.DAILY)
    one = mail(person, "One")

    assert choose_rhythm(person, Rhythm.MONDAYS) == 0
    assert choose_rhythm(person, Rhythm.AT_ONCE) == 1
    one.refresh_from_db()
    assert one.status == MailStatus.WAITING
    with clock.at(at(date(2018, 3, 19), 7)):
        assert send_digests() == 0


def test_what_went_in_a_digest_is_not_let_go_a_second_time() -> None:
    person = people.user()
    choose_rhythm(person, Rhythm.DAILY)
    mail(person, "One")
    with clock.at(at(date(2018, 3, 10), 7)):
        send_digests()

        assert choose_rhythm(person, Rhythm.AT_ONCE) == 0


@given(st.datetimes(datetime(2018, 1, 1), datetime(2019, 12, 31)))  # noqa: DTZ001  made aware below
def test_a_slot_is_seven_oclock_and_never_ahead(naive: datetime) -> None:
    now = naive.replace(tzinfo=clock.OSLO)
    daily, monday = latest_slot(Rhythm.DAILY, now), latest_slot(Rhythm.MONDAYS, now)

    assert latest_slot(Rhythm.AT_ONCE, now) is None
    assert daily is not None
    assert monday is not None
    assert daily.timetz().replace(tzinfo=None) == monday.timetz().replace(tzinfo=None) == AT
    assert monday <= daily <= now
    assert monday.weekday() == 0
    assert now - daily < timedelta(days=1, hours=2)
    assert now - monday < timedelta(days=7, hours=2)


def test_the_page_saves_the_choice(client: Client) -> None:
    person = people.project_leader(language="en")
    people.sign_in(client, person)

    response = client.post(reverse("dashboard:notices"), {"rhythm": "mondays"}, follow=True)

    assert "Your choice is saved." in response.text
    assert person.notice_choice.rhythm == Rhythm.MONDAYS
    assert client.post(reverse("dashboard:notices"), {"rhythm": "never"}).status_code == 422

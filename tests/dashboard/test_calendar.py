"""The calendar at a secret address: what it holds, who gets it, and for how long."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.dashboard.actions import hash_of, make_feed, stop_feed
from alisvest.dashboard.models import CalendarFeed
from alisvest.dashboard.rules.calendar import Entry, calendar_of
from alisvest.dashboard.views.notices import FETCHES
from alisvest.programme.actions import load_founding_values
from tests.make import candidates, municipalities, people, supervision

NOW = datetime(2018, 3, 9, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    load_founding_values(by=None)
    with clock.at(datetime.combine(date(2018, 3, 9), time(12), tzinfo=clock.OSLO)):
        yield


def address(token: str) -> str:
    return reverse("dashboard:calendar_feed", args=[token])


def events(client: Client, token: str) -> list[tuple[date, str]]:
    response = client.get(address(token))
    assert response.status_code == 200
    return [
        (event.decoded("dtstart"), str(event["summary"]))
        for event in Calendar.from_ical(response.content).walk("VEVENT")
    ]


def supervisor() -> User:
    made = supervision.supervisor(name="Kari Nes")
    doctor = candidates.candidate_in(municipalities.municipality(), name="Ingrid Solheim")
    supervision.assignment(made, doctor)
    supervision.meeting(doctor, made, date(2018, 2, 10), notes="Talked about much.")
    user = supervision.signed_up(made)
    user.language = "en"
    user.save()
    return user


def test_it_holds_tasks_and_meetings_without_names_and_notes(client: Client) -> None:
    token = make_feed(supervisor())

    response = client.get(address(token))

    found = events(client, token)
    assert (date(2018, 2, 10), "Supervision, 2\u00a0hours") in found
    assert (date(2018, 1, 31), "Month without a meeting: January\u00a02018") in found
    assert "Ingrid" not in response.text
    assert "Talked" not in response.text
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


def test_the_same_thing_keeps_its_uid_and_no_two_things_share_one(client: Client) -> None:
    token = make_feed(supervisor())

    first, second = (re.findall(r"UID:(\S+)", client.get(address(token)).text.replace("\r\n ", "")) for _ in range(2))

    assert first == second
    assert len(first) == len(set(first)) > 1


def test_an_unknown_address_an_ended_one_and_a_closed_account_are_not_found(client: Client) -> None:
    user = supervisor()
    old = make_feed(user)
    new = make_feed(user)
    codes = [client.get(address(token)).status_code for token in ("x" * 43, old, new)]
    User.objects.filter(pk=user.pk).update(is_active=False)
    codes.append(client.get(address(new)).status_code)
    User.objects.filter(pk=user.pk).update(is_active=True)
    stop_feed(user)
    codes.append(client.get(address(new)).status_code)

    assert codes == [404, 404, 200, 404, 404]


def test_only_the_hash_is_kept_and_the_address_is_shown_once(client: Client) -> None:
    user = people.project_leader(language="en")
    people.sign_in(client, user)

    shown = client.post(reverse("dashboard:calendar_make"))
    again = client.get(reverse("dashboard:notices"))

    found = re.search(r"/calendar/([\w-]+)\.ics", shown.text)
    assert found is not None
    assert CalendarFeed.objects.get().token_sha256 == hash_of(found[1])
    assert ".ics" not in again.text
    assert "no-store" in shown["Cache-Control"]
    assert client.post(reverse("dashboard:calendar_stop"), follow=True).status_code == 200
    assert Client().get(address(found[1])).status_code == 404


def test_a_calendar_that_asks_all_the_time_is_told_to_wait(client: Client) -> None:
    token = make_feed(people.user())

    codes = [client.get(address(token)).status_code for _ in range(FETCHES + 1)]

    assert codes == [200] * FETCHES + [429]


@given(
    st.lists(
        st.builds(
            Entry,
            uid=st.uuids().map(lambda uid: uid.hex),
            on=st.dates(date(2017, 1, 1), date(2030, 1, 1)),
            title=st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=200),
        ),
        max_size=5,
    )
)
def test_any_title_on_any_day_is_read_back_whole(entries: list[Entry]) -> None:
    made = calendar_of(entries, name="ALIS-Vest", host="alis-vest.no", now=NOW)

    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    read = {str(event["uid"]): event for event in Calendar.from_ical(made).walk("VEVENT")}
    assert len(read) == len(entries)
    for entry in entries:
        event = read[f"{entry.uid}@alis-vest.no"]
        assert str(event["summary"]) == entry.title
        assert event.decoded("dtstart") == entry.on
        assert event.decoded("dtend") == entry.on + timedelta(days=1)
        assert event.decoded("dtstamp") == NOW

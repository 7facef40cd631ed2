"""Seeing as another person: read-only, shown, for half an hour, on the trail, never the text of minutes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import get_resolver, reverse

from alisvest.accounts.models import Appointment, User
from alisvest.accounts.see_as import LONGEST, PRIVATE_PREFIXES
from alisvest.audit.models import Access, Event
from alisvest.core import clock
from alisvest.core.access import patterns
from alisvest.core.roles import Hat, Role
from supervision.models import Meeting
from tests import world
from tests.made import print_plainly
from tests.make import municipalities, people
from tests.world import World

pytestmark = pytest.mark.django_db

REASON = "She cannot find the form"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    print_plainly(monkeypatch)
    made = world.build()
    with clock.at(datetime.combine(world.TODAY, time(12), tzinfo=clock.OSLO)):
        yield made


def leader_in(client: Client) -> User:
    leader = people.project_leader(name="Lea Leder", language="en")
    people.sign_in(client, leader)
    return leader


def begin(client: Client, user: User, reason: str = REASON) -> int:
    assert user.hat is not None
    page = reverse("accounts:see_as_start", args=[user.pk])
    return client.post(page, {"hat": user.hat.key, "reason": reason}).status_code


def person(made: World, role: Role) -> User:
    found = made.people[role.value]
    assert found is not None
    return found


def test_the_pages_are_the_other_persons_with_a_banner_and_end_with_a_press(client: Client, made: World) -> None:
    candidate = person(made, Role.CANDIDATE)
    leader = leader_in(client)
    User.objects.filter(pk=candidate.pk).update(language="en")

    assert begin(client, candidate) == 302
    start, plan, forbidden = client.get("/"), client.get("/candidates/mine/"), client.get("/claims/")
    ended = client.post(reverse("accounts:see_as_end"))
    after = client.get("/claims/")

    assert (start.status_code, plan.status_code, forbidden.status_code) == (200, 200, 403)
    assert "Lea Leder, you see the pages as" in start.text
    assert "Lea Leder, you see the pages as" in plan.text
    assert (ended.status_code, after.status_code) == (302, 200)
    assert "you see the pages as" not in after.text
    lines = Event.objects.filter(subject_type="accounts.user", subject_id=candidate.pk)[:2]
    assert [(e.verb, e.by_id, e.reason) for e in lines] == [
        ("accounts.see_as_ended", leader.pk, ""),
        ("accounts.see_as_started", leader.pk, REASON),
    ]
    assert set(Access.objects.filter(by=candidate).values_list("seen_by", flat=True)) == {leader.pk}


def test_nothing_can_be_sent(client: Client, made: World) -> None:
    leader_in(client)
    begin(client, person(made, Role.CANDIDATE))
    period_add = reverse("candidates:period_add", args=[made.own.draft_plan.pk])

    answers = [
        client.post(period_add, {}),
        client.put("/", "x"),
        client.delete("/"),
        client.post(reverse("accounts:language_choose"), {"language": "nn"}),
        client.post(reverse("accounts:hat_choose"), {"hat": "project_leader:"}),
        client.post(reverse("accounts:sign_out")),
    ]

    assert [answer.status_code for answer in answers] == [403] * 6
    assert client.get("/candidates/mine/").status_code == 200


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.CANDIDATE])
def test_the_text_of_minutes_stays_closed_on_every_page(client: Client, made: World, role: Role) -> None:
    """The control: the person themselves reads it."""
    user, marker = person(made, role), world.mark("own", "meeting.notes")
    page = reverse("supervision:meeting_detail", args=[made.own.meeting.pk])
    assert marker in people.sign_in(Client(), user).get(page).text
    leader_in(client)
    begin(client, user)

    pages = [page, "/", reverse("supervision:meeting_list"), reverse("supervision:month_grid"), "/tasks/"]
    answers = [client.get(each) for each in pages]

    assert answers[0].status_code == 200
    assert [each for each in answers if marker in each.text] == []
    looking = User.objects.get(pk=user.pk).wear(user.hat)
    looking.seen_by = people.project_leader()
    assert not Meeting.objects.with_notes_of(looking).exists()


def test_pages_about_signing_in_and_the_own_data_are_closed(client: Client, made: World) -> None:
    leader_in(client)
    begin(client, person(made, Role.SUPERVISOR))
    names = [name for name, pattern in patterns(get_resolver()) if name.startswith(PRIVATE_PREFIXES)]
    plain = [name for name in names if "<" not in str(dict(patterns(get_resolver()))[name].pattern)]

    answers = {name: client.get(reverse(name)).status_code for name in plain}

    assert "accounts:security" in answers
    assert set(answers.values()) == {403}


def test_after_half_an_hour_only_ending_is_left(client: Client, made: World) -> None:
    leader_in(client)
    begin(client, person(made, Role.CANDIDATE))
    real = datetime.now(UTC)

    with time_machine.travel(real + LONGEST - timedelta(minutes=1), tick=False):
        assert client.get("/").status_code == 200
    with time_machine.travel(real + LONGEST + timedelta(minutes=1), tick=False):
        over = client.get("/")
        ended = client.post(reverse("accounts:see_as_end"))

    assert over.status_code == 403
    assert reverse("accounts:see_as_end") in over.text
    assert ended.status_code == 302
    assert client.get("/claims/").status_code == 200


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PROJECT_LEADER])
def test_nobody_sees_as_staff_or_without_a_reason_or_in_a_hat_not_held(client: Client, made: World, role: Role) -> None:
    leader_in(client)
    reader = person(made, Role.READER)

    assert begin(client, person(made, role)) == 403
    assert begin(client, reader, reason=" ") == 422
    assert begin(client, reader.wear(Hat(Role.SIGNER, made.own.municipality.pk, ""))) in {409, 422}
    assert not Event.objects.filter(verb="accounts.see_as_started").exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROJECT_LEADER])
def test_only_the_project_leader_does_it(client: Client, made: World, role: Role) -> None:
    people.sign_in(client, person(made, role))

    assert client.get(reverse("accounts:see_as_start", args=[person(made, Role.READER).pk])).status_code == 403


def test_it_is_over_when_either_loses_what_it_rests_on(client: Client) -> None:
    with clock.at(date(2019, 1, 15)):
        member = municipalities.member(municipalities.municipality(), Role.READER)
        leader = leader_in(client)
        begin(client, member)
        assert client.get("/claims/").status_code == 200
        User.objects.filter(pk=member.pk).update(is_active=False)
        assert "you see the pages as" not in client.get("/").text
        User.objects.filter(pk=member.pk).update(is_active=True)
        begin(client, member)
        Appointment.objects.filter(user=leader).update(role=Role.STEERING)
        assert client.get("/claims/").status_code == 403

"""The text of a meeting is seen by the candidate and that supervisor; everyone else gets the facts, or nothing."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event, Submission
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from alisvest.programme.actions import load_founding_values
from candidates.models import Candidate
from supervision.actions import end_assignment
from supervision.models import Meeting
from supervision.queries import meetings
from tests.make import candidates, municipalities, people, supervision

MARKER = "vaffelhjerte"
HELD, TODAY = date(2018, 8, 20), date(2018, 9, 12)


class World:
    """A candidate followed by a former and a present supervisor; the former wrote the notes."""

    def __init__(self) -> None:
        self.municipality = municipalities.municipality()
        self.candidate: Candidate = candidates.candidate_in(self.municipality)
        self.candidate_user = candidates.signed_in_candidate(self.candidate)
        self.former = supervision.supervisor()
        first = supervision.assignment(self.former, self.candidate)
        self.meeting: Meeting = supervision.meeting(
            self.candidate, self.former, HELD, notes=MARKER, themes=["clinical"], place="telephone"
        )
        end_assignment(first, end=date(2018, 9, 1), by=people.project_leader())
        self.present = supervision.supervisor()
        supervision.assignment(self.present, self.candidate, start=date(2018, 9, 1))

    def person(self, who: str) -> User:
        if who == "candidate":
            return self.candidate_user
        if who in ("former", "present"):
            return supervision.signed_up(getattr(self, who))
        if who == "stranger":
            return supervision.signed_up(supervision.supervisor())
        if who == "other_candidate":
            return candidates.signed_in_candidate(candidates.candidate_in(municipalities.municipality()))
        role = Role(who)
        if role in MUNICIPALITY_ROLES:
            return municipalities.member(self.municipality, role)
        return people.user(role)


@pytest.fixture
def world() -> Any:
    load_founding_values(by=None)
    with clock.at(TODAY):
        yield World()


READ_NOTES = ("candidate", "former")
READ_FACTS = ("present", Role.PROJECT_LEADER, Role.ADMINISTRATOR, *sorted(MUNICIPALITY_ROLES))
READ_NOTHING = ("stranger", "other_candidate")
CLOSED = (Role.STEERING, Role.RESEARCHER, Role.AUDITOR)


def pages(world: World) -> list[str]:
    return [
        reverse("supervision:meeting_detail", args=[world.meeting.pk]),
        reverse("supervision:meeting_list"),
        reverse("supervision:month_grid"),
        reverse("supervision:candidate_detail", args=[world.candidate.pk]),
    ]


@pytest.mark.parametrize("who", READ_NOTES)
def test_the_two_read_the_notes(client: Client, world: World, who: str) -> None:
    response = people.sign_in(client, world.person(who)).get(pages(world)[0])

    assert response.status_code == 200
    assert MARKER in response.text


@pytest.mark.parametrize("who", READ_FACTS)
def test_others_read_date_length_place_and_themes(client: Client, world: World, who: str) -> None:
    people.sign_in(client, world.person(who))

    answers = [client.get(page) for page in pages(world)]

    assert [answer.status_code for answer in answers] == [200] * 4
    facts = answers[0].text.replace("\u00a0", " ")
    assert all(fact in facts for fact in ("20. august 2018", "2 timer", "Telefon", "Kliniske problemstillinger"))
    assert MARKER not in "".join(answer.text for answer in answers)


@pytest.mark.parametrize("who", READ_NOTHING)
def test_strangers_cannot_tell_that_it_was_held(client: Client, world: World, who: str) -> None:
    people.sign_in(client, world.person(who))

    answers = [client.get(page) for page in pages(world)]

    assert [answer.status_code for answer in answers] == [404, 200, 200, 404]
    assert world.candidate.name not in "".join(answer.text for answer in answers)


@pytest.mark.parametrize("who", CLOSED)
def test_the_rest_stay_outside(client: Client, world: World, who: str) -> None:
    people.sign_in(client, world.person(who))

    assert {client.get(page).status_code for page in pages(world)} == {403}


@pytest.mark.parametrize("who", [*READ_NOTES, *READ_FACTS, *READ_NOTHING, *CLOSED])
def test_the_query_gives_notes_to_the_two_only(world: World, who: str) -> None:
    assert meetings.notes_of(world.person(who), world.meeting) == (MARKER if who in READ_NOTES else "")


def test_lists_leave_the_text_in_the_database(world: World) -> None:
    listed = meetings.meetings_for(world.person("former")).get()

    assert "notes" in listed.get_deferred_fields()


def test_the_trail_holds_no_word_of_it(world: World) -> None:
    written = [str(vars(row)) for row in (*Event.objects.all(), *Submission.objects.all())]

    assert written
    assert MARKER not in "".join(written)


def test_a_former_supervisor_sees_own_meetings_only(world: World) -> None:
    later = supervision.meeting(world.candidate, world.present, date(2018, 9, 5))

    assert list(meetings.meetings_for(world.person("former"))) == [world.meeting]
    assert list(meetings.meetings_for(world.person("present"))) == [later, world.meeting]

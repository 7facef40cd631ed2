"""A meeting is recorded by that candidate's supervisor on that date; its text is for the two alone."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.programme.actions import load_founding_values
from candidates.models import Candidate
from supervision.actions import end_assignment, record_meeting
from supervision.models import Meeting
from supervision.workflow import Place, Theme
from tests.make import candidates, municipalities, people, supervision

TODAY = date(2018, 9, 12)
MARKER = "vaffelhjerte"
NUMBER = "15108695088"
RECORD = "supervision:meeting_record"


@pytest.fixture(autouse=True)
def _bokmal(_plain_english: None) -> Iterator[None]:
    """The refusals are read here as a supervisor reads them."""
    with translation.override("nb"):
        yield


@pytest.fixture(autouse=True)
def _today() -> Any:
    load_founding_values(by=None)
    with clock.at(TODAY):
        yield


@pytest.fixture
def candidate() -> Candidate:
    return candidates.candidate_in(municipalities.municipality(), name="Ingrid Solheim")


@pytest.fixture
def supervisor(candidate: Candidate) -> User:
    made = supervision.supervisor(name="Kari Nes")
    supervision.assignment(made, candidate, start=date(2018, 1, 15))
    return supervision.signed_up(made)


def typed(candidate: Candidate, **fields: Any) -> dict[str, Any]:
    """Return what the form sends: three fields, and what stands there beforehand."""
    return {
        "candidate": candidate.pk,
        "held_on": "2018-09-12",
        "duration": "120",
        "place": "in_person",
        "idempotency_key": uuid4(),
    } | fields


def record(candidate: Candidate, by: User, **fields: Any) -> Meeting:
    given: dict[str, Any] = {"held_on": TODAY, "minutes": 120, "place": Place.VIDEO} | fields
    return record_meeting(candidate, by=by, **given)


def test_the_meeting_is_written_with_who_and_when_and_the_trail_holds_the_facts(
    candidate: Candidate, supervisor: User
) -> None:
    made = record(candidate, supervisor, themes=[Theme.PLAN, Theme.CLINICAL, Theme.PLAN], notes=f"{MARKER}\r\nx ")

    made.refresh_from_db()
    assert (made.supervisor_id, made.recorded_by, made.minutes) == (supervisor.scope, supervisor, 120)
    assert (made.themes, made.notes) == (["clinical", "plan"], f"{MARKER}\nx")
    event = Event.objects.get(verb="supervision.meeting_recorded")
    assert event.changes == {
        "candidate": candidate.pk,
        "held_on": "2018-09-12",
        "minutes": 120,
        "place": "video",
        "themes": ["clinical", "plan"],
    }


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"held_on": TODAY + timedelta(1)}, "held_on", "fram"),
        ({"held_on": date(2018, 1, 14)}, "held_on", "15. januar 2018"),
        ({"minutes": 1441}, "minutes", "døgn"),
        ({"minutes": 4}, "minutes", "5 minutt"),
        ({"minutes": -60}, "minutes", "5 minutt"),
        ({"place": "pub"}, "place", "møttes"),
        ({"themes": ["gossip"]}, "themes", "lista"),
        ({"notes": f"Pasienten {NUMBER} kom igjen"}, "notes", "fødselsnummer"),
    ],
)
def test_refusals_are_in_words_at_their_field(
    candidate: Candidate, supervisor: User, fields: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        record(candidate, supervisor, **fields)

    assert refused.value.refusal.field == field
    assert words in str(refused.value.refusal.reason).replace("\u00a0", " ")
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("minutes", [5, 1440])
def test_the_shortest_and_the_longest_meeting(candidate: Candidate, supervisor: User, minutes: int) -> None:
    assert record(candidate, supervisor, minutes=minutes).minutes == minutes


def test_a_meeting_held_while_following_may_be_recorded_after_the_candidate_was_given_over(
    candidate: Candidate, supervisor: User
) -> None:
    assignment = candidate.assignments.get()
    end_assignment(assignment, end=date(2018, 9, 1), by=people.project_leader())

    record(candidate, supervisor, held_on=date(2018, 8, 31))
    with pytest.raises(RefusedError, match="ikke"):
        record(candidate, supervisor, held_on=date(2018, 9, 1))


def test_another_supervisor_does_not_find_the_candidate(candidate: Candidate, supervisor: User) -> None:
    other = supervision.signed_up(supervision.supervisor())
    with pytest.raises(Candidate.DoesNotExist):
        record(candidate, other)


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.CANDIDATE])
def test_nobody_records_for_the_supervisor(candidate: Candidate, supervisor: User, role: Role) -> None:
    with pytest.raises(RefusedError):
        record(candidate, people.user(role, candidate.pk))


def test_the_same_form_twice_is_one_meeting_and_with_other_content_it_is_refused(
    candidate: Candidate, supervisor: User
) -> None:
    key = uuid4()
    first = record(candidate, supervisor, idempotency_key=key)

    assert record(candidate, supervisor, idempotency_key=key) == first
    with pytest.raises(RefusedError):
        record(candidate, supervisor, idempotency_key=key, minutes=60)
    assert Meeting.objects.count() == 1


class TestTheWall:
    """What the database holds when no rule is asked."""

    @pytest.mark.parametrize(
        "wrong",
        [
            {"minutes": 4},
            {"minutes": 1441},
            {"place": "pub"},
            {"themes": ["gossip"]},
            {"held_on": TODAY + timedelta(1)},
        ],
    )
    def test_no_impossible_meeting(self, candidate: Candidate, supervisor: User, wrong: dict[str, Any]) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            self.insert(candidate, supervisor, **wrong)

    def test_a_meeting_is_never_changed_nor_deleted(self, candidate: Candidate, supervisor: User) -> None:
        self.insert(candidate, supervisor)
        for statement in ("update supervision_meeting set minutes = 60", "delete from supervision_meeting"):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)

    def insert(self, candidate: Candidate, supervisor: User, **fields: Any) -> None:
        given: dict[str, Any] = {
            "supervisor_id": supervisor.scope,
            "held_on": TODAY,
            "minutes": 60,
            "place": "video",
            "themes": [],
        } | fields
        Meeting.objects.create(
            candidate=candidate,
            recorded_by=supervisor,
            recorded_at=clock.now(),
            **given,
        )


class TestThePage:
    def test_three_fields_are_prefilled_so_that_it_is_done_in_a_minute(
        self, client: Client, candidate: Candidate, supervisor: User
    ) -> None:
        response = people.sign_in(client, supervisor).get(reverse(RECORD))

        form = response.context["form"]
        assert response.status_code == 200
        assert str(form["candidate"].value()) == str(candidate.pk)
        assert form["held_on"].value() == TODAY
        assert (form["duration"].value(), form["place"].value()) == ("120", "in_person")

    def test_saving_leads_to_the_grid_with_a_message(
        self, client: Client, candidate: Candidate, supervisor: User
    ) -> None:
        response = people.sign_in(client, supervisor).post(reverse(RECORD), typed(candidate), follow=True)

        assert response.redirect_chain == [(reverse("supervision:month_grid"), 302)]
        assert "Møtet med Ingrid Solheim 12. september 2018 er lagret." in response.text.replace("\u00a0", " ")
        assert Meeting.objects.get().minutes == 120

    def test_a_double_click_is_one_meeting(self, client: Client, candidate: Candidate, supervisor: User) -> None:
        people.sign_in(client, supervisor)
        form = typed(candidate)

        assert [client.post(reverse(RECORD), form).status_code for _ in range(2)] == [302, 302]
        assert Meeting.objects.count() == 1

    def test_the_month_in_the_grid_decides_whether_today_is_meant(
        self, client: Client, candidate: Candidate, supervisor: User
    ) -> None:
        people.sign_in(client, supervisor)
        for month, expected in (("2018-09", TODAY), ("2018-08", None), ("nonsense", None)):
            response = client.get(reverse(RECORD), {"candidate": str(candidate.pk), "month": month})
            assert response.context["form"]["held_on"].value() == expected

    @pytest.mark.parametrize(
        "minutes", ["", "1e5", "NaN", "-60", "1_0", "٩٠", "90,5", "1441", "99999", "999999999", "4"]
    )
    def test_nonsense_for_minutes_comes_back_in_words_with_what_was_typed(
        self, client: Client, candidate: Candidate, supervisor: User, minutes: str
    ) -> None:
        form = typed(candidate, duration="other", minutes=minutes, notes=MARKER)

        response = people.sign_in(client, supervisor).post(reverse(RECORD), form)

        assert response.status_code in (409, 422)
        assert list(response.context["form"].errors) == ["minutes"]
        assert MARKER in response.text
        assert not Meeting.objects.exists()

    def test_other_takes_whole_minutes(self, client: Client, candidate: Candidate, supervisor: User) -> None:
        people.sign_in(client, supervisor).post(reverse(RECORD), typed(candidate, duration="other", minutes="95"))

        assert Meeting.objects.get().minutes == 95

    def test_a_refusal_keeps_what_was_typed(self, client: Client, candidate: Candidate, supervisor: User) -> None:
        form = typed(candidate, held_on="2018-09-13", notes=MARKER)

        response = people.sign_in(client, supervisor).post(reverse(RECORD), form)

        assert response.status_code == 409
        assert list(response.context["form"].errors) == ["held_on"]
        assert MARKER in response.text

    def test_a_candidate_of_another_supervisor_cannot_be_chosen(
        self, client: Client, candidate: Candidate, supervisor: User
    ) -> None:
        foreign = candidates.candidate()
        supervision.assignment(supervision.supervisor(), foreign)

        response = people.sign_in(client, supervisor).post(reverse(RECORD), typed(foreign))

        assert response.status_code == 422
        assert not Meeting.objects.exists()

    @pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPERVISOR}))
    def test_the_form_is_the_supervisors(self, client: Client, role: Role) -> None:
        person = people.user(role)
        assert client.get(reverse(RECORD)).status_code == 302
        if person.role in (Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.STEERING, Role.RESEARCHER, Role.AUDITOR):
            assert people.sign_in(client, person).get(reverse(RECORD)).status_code == 403

"""The month grid: who sees whom, which months are links, and that sixty candidates cost as many queries as one."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.programme.actions import load_founding_values
from alisvest.ui.month_grid import State
from candidates.models import Candidate
from candidates.workflow import ServiceKind
from municipalities.models import Municipality
from supervision.actions import end_assignment
from supervision.queries import due, months
from tests.make import candidates, municipalities, people, review, supervision

TODAY = date(2018, 9, 12)
GRID = "supervision:month_grid"


@pytest.fixture(autouse=True)
def _today() -> Any:
    load_founding_values(by=None)
    with clock.at(TODAY):
        yield


def followed(made: Any, name: str, municipality: Municipality | None = None) -> Candidate:
    candidate = candidates.candidate_in(municipality or municipalities.municipality(), name=name)
    supervision.assignment(made, candidate)
    return candidate


def names(user: User, year: int = 2018) -> list[str]:
    return [candidate.name for candidate in months.candidates_in(user, year)]


def states(user: User, candidate: Candidate, year: int = 2018) -> list[State]:
    return [month.state for month in months.row_of(user, candidate, year).months]


class TestWhoIsInIt:
    def test_each_reader_has_their_own_candidates(self) -> None:
        one, other = supervision.supervisor(), supervision.supervisor()
        home = municipalities.municipality()
        anne, bo = followed(one, "Anne", home), followed(other, "Bo")

        assert names(supervision.signed_up(one)) == ["Anne"]
        assert names(supervision.signed_up(other)) == ["Bo"]
        assert names(people.project_leader()) == names(people.administrator()) == ["Anne", "Bo"]
        assert names(municipalities.member(home, Role.READER)) == ["Anne"]
        assert names(candidates.signed_in_candidate(bo)) == ["Bo"]
        assert names(people.user(Role.STEERING)) == []
        assert anne.pk != bo.pk

    def test_only_years_with_a_post_or_an_assignment_show_the_candidate(self) -> None:
        made = supervision.supervisor()
        followed(made, "Anne")

        assert names(people.project_leader(), 2016) == []
        assert names(supervision.signed_up(made), 2017) == ["Anne"]

    def test_norwegian_letters_come_last(self) -> None:
        for name in ("Østen", "Åse", "Zara", "Ærlig"):
            candidates.candidate_in(municipalities.municipality(), name=name)

        assert names(people.project_leader()) == ["Zara", "Ærlig", "Østen", "Åse"]


class TestStates:
    def test_a_year_of_every_state(self) -> None:
        made = supervision.supervisor()
        candidate = followed(made, "Anne")
        plan = candidates.plan(candidate)
        candidates.period(plan, ServiceKind.LEAVE, start=date(2018, 3, 1), end=date(2018, 4, 1))
        candidates.period(plan, ServiceKind.HOSPITAL, start=date(2018, 4, 1), end=date(2018, 6, 1))
        supervision.meeting(candidate, made, date(2018, 1, 10))
        supervision.meeting(candidate, made, date(2018, 2, 10), minutes=60)
        supervision.meeting(candidate, made, date(2018, 4, 10), minutes=60)

        assert states(people.project_leader(), candidate)[:10] == [
            State.DONE,
            State.PART,
            State.LEAVE,
            State.DONE,
            State.MISSING,
            State.MISSING,
            State.MISSING,
            State.MISSING,
            State.NOW,
            State.FUTURE,
        ]

    def test_two_short_meetings_make_a_month(self) -> None:
        made = supervision.supervisor()
        candidate = followed(made, "Anne")
        for day in (3, 17):
            supervision.meeting(candidate, made, date(2018, 1, day), minutes=60)

        assert states(people.project_leader(), candidate)[0] == State.DONE

    def test_a_municipality_answers_for_its_own_months(self) -> None:
        first, second = municipalities.municipality(), municipalities.municipality()
        candidate = candidates.candidate(name="Anne")
        candidates.employment(candidate, review.position(first), end=date(2018, 4, 1))
        candidates.employment(candidate, review.position(second), start=date(2018, 4, 1))

        seen = states(municipalities.member(second, Role.READER), candidate)

        assert seen[:5] == [State.NONE] * 3 + [State.MISSING] * 2

    def test_a_former_supervisor_answers_for_the_months_of_following(self) -> None:
        made = supervision.supervisor()
        candidate = candidates.candidate_in(municipalities.municipality(), name="Anne")
        assignment = supervision.assignment(made, candidate, start=date(2018, 2, 1))
        end_assignment(assignment, end=date(2018, 4, 1), by=people.project_leader())
        supervisor = supervision.signed_up(made)

        assert states(supervisor, candidate)[:5] == [State.NONE, State.MISSING, State.MISSING, State.NONE, State.NONE]
        assert months.row_of(supervisor, candidate, 2018).recordable == {date(2018, 2, 1), date(2018, 3, 1)}

    def test_one_who_takes_over_sees_the_year_but_records_only_from_then_on(self) -> None:
        before, after = supervision.supervisor(), supervision.supervisor()
        candidate = candidates.candidate_in(municipalities.municipality(), name="Anne")
        supervision.assignment(before, candidate, end=date(2018, 8, 15))
        supervision.assignment(after, candidate, start=date(2018, 8, 15))
        supervision.meeting(candidate, before, date(2018, 3, 5))

        row = months.row_of(supervision.signed_up(after), candidate, 2018)

        assert row.months[2].state is State.DONE
        assert row.recordable == {date(2018, 8, 1), date(2018, 9, 1)}


class TestThePage:
    def test_months_that_ask_for_something_are_links_for_the_supervisor_alone(self, client: Client) -> None:
        made = supervision.supervisor()
        candidate = followed(made, "Anne")
        supervision.meeting(candidate, made, date(2018, 1, 10))
        address = f"{reverse('supervision:meeting_record')}?candidate={candidate.pk}&amp;month=2018-"

        mine = people.sign_in(client, supervision.signed_up(made)).get(reverse(GRID)).text
        others = people.sign_in(client, people.project_leader()).get(reverse(GRID)).text

        assert [f"{address}{month:02}" in mine for month in range(1, 13)] == [False] + [True] * 8 + [False] * 3
        assert address not in others

    def test_the_form_stands_beside_the_supervisors_grid(self, client: Client) -> None:
        made = supervision.supervisor()
        candidate = followed(made, "Anne")

        response = people.sign_in(client, supervision.signed_up(made)).get(reverse(GRID))

        assert response.context["meeting_form"]["candidate"].value() == candidate.pk
        assert people.sign_in(client, people.project_leader()).get(reverse(GRID)).context["meeting_form"] is None

    def test_what_lacks_is_said_in_words(self, client: Client) -> None:
        candidates.candidate_in(municipalities.municipality(), name="Anne")

        text = people.sign_in(client, people.project_leader()).get(reverse(GRID)).text.replace("\u00a0", " ")

        assert "Normen er 2 timer veiledning hver måned. 8 måneder mangler møte." in text
        assert "0 av 16" in text

    @pytest.mark.parametrize(
        ("typed", "shown"),
        [("2017", 2017), ("2019", 2019), ("2016", 2018), ("2020", 2018), ("", 2018), ("٢٠١٧", 2018), ("1e3", 2018)],
    )
    def test_years_of_the_programme_can_be_chosen(self, client: Client, typed: str, shown: int) -> None:
        response = people.sign_in(client, people.project_leader()).get(reverse(GRID), {"year": typed})

        assert response.context["years"].year == shown

    def test_the_ends_of_the_programme_have_no_further_arrow(self, client: Client) -> None:
        people.sign_in(client, people.project_leader())

        first, last = (client.get(reverse(GRID), {"year": year}).context["years"] for year in (2017, 2019))

        assert (first.previous, first.next) == ("", "?year=2018")
        assert (last.previous, last.next) == ("?year=2018", "")

    @pytest.mark.parametrize("role", [Role.STEERING, Role.RESEARCHER, Role.AUDITOR])
    def test_it_is_closed_to(self, client: Client, role: Role) -> None:
        assert people.sign_in(client, people.user(role)).get(reverse(GRID)).status_code == 403

    def test_sixty_to_a_page(self, client: Client) -> None:
        municipality = municipalities.municipality()
        for _ in range(61):
            candidates.candidate_in(municipality)
        people.sign_in(client, people.project_leader())

        pages = [client.get(reverse(GRID), {"page": page}).context for page in (1, 2)]

        assert [len(context["grid"].rows) for context in pages] == [60, 1]
        assert pages[0]["page"].total == 61

    def test_sixty_candidates_cost_as_many_queries_as_one_and_the_grid_at_most_eight(self, client: Client) -> None:
        made, leader = supervision.supervisor(), people.project_leader()
        totals, of_grid = [], []
        for _ in range(2):
            supervision.meeting(followed(made, "Anne"), made, date(2018, 1, 10))
            people.sign_in(client, leader)
            client.get(reverse(GRID))  # the menu's count of tasks is kept until something changes
            with CaptureQueriesContext(connection) as queries:
                assert client.get(reverse(GRID)).status_code == 200
            totals.append(len(queries))
            tables = [query["sql"].partition('FROM "')[2] for query in queries]  # the menu counts in others' tables
            of_grid.append(
                [table for table in tables if table.startswith(("candidates_", "supervision_", "programme_"))]
            )

        assert totals[0] == totals[1]
        assert len(of_grid[0]) == len(of_grid[1]) <= 8


class TestWhatIsDue:
    def test_a_supervisor_is_told_of_past_months_and_of_this(self) -> None:
        made = supervision.supervisor()
        candidate = followed(made, "Anne")
        for month in range(1, 8):
            supervision.meeting(candidate, made, date(2018, month, 10))
        supervision.meeting(candidate, made, date(2018, 9, 3), minutes=60)

        found = due.months_to_do(supervision.signed_up(made))

        assert [(todo.first.month, todo.held, todo.asked) for todo in found] == [(8, 0, 120), (9, 60, 120)]

    def test_while_the_year_is_young_the_last_ones_gaps_are_told_too(self) -> None:
        made = supervision.supervisor()
        followed(made, "Anne")
        supervisor = supervision.signed_up(made)

        for day, first in ((date(2019, 1, 15), date(2018, 1, 1)), (date(2019, 3, 1), date(2019, 1, 1))):
            with clock.at(day):
                assert due.months_to_do(supervisor)[0].first == first

    def test_the_leader_is_told_of_past_months_only(self) -> None:
        candidate = followed(supervision.supervisor(), "Anne")

        found = due.months_missing(people.project_leader())

        assert [(todo.candidate, todo.first.month) for todo in found] == [(candidate, month) for month in range(1, 9)]
        assert [todo.first.month for todo in due.months_missing(people.project_leader(), 2017)] == [9, 10, 11, 12]


class TestOneCandidate:
    def test_the_page_shows_the_year_the_quarters_and_who_supervises(self, client: Client) -> None:
        made = supervision.supervisor(name="Kari Nes")
        candidate = followed(made, "Anne")
        supervision.meeting(candidate, made, date(2018, 1, 10), minutes=180)

        page = reverse("supervision:candidate_detail", args=[candidate.pk])
        response = people.sign_in(client, people.project_leader()).get(page)

        assert [(tile.value, tile.done, tile.whole) for tile in response.context["tiles"]] == [
            ("3", 180, 360),
            ("0", 0, 360),
            ("0", 0, 240),
            ("0", None, None),
        ]
        assert "3 av 16 timer i 2018" in response.text.replace("\u00a0", " ")
        assert "Kari Nes" in response.text

    def test_a_candidate_sees_the_own_page_and_no_other(self, client: Client) -> None:
        mine = candidates.candidate_in(municipalities.municipality())
        foreign = candidates.candidate_in(municipalities.municipality())
        people.sign_in(client, candidates.signed_in_candidate(mine))

        answers = [client.get(reverse("supervision:candidate_detail", args=[pk])) for pk in (mine.pk, foreign.pk, 0)]

        assert [answer.status_code for answer in answers] == [200, 404, 404]

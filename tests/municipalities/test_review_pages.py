"""The review: the list, the application, and applications side by side."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.programme.actions import load_founding_values
from alisvest.ui.navigation import entries
from municipalities import queries
from municipalities.models import Application
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people, review

LIST = reverse("municipalities:review_list")
COMPARE = reverse("municipalities:application_compare")
S = ApplicationStatus
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _after_the_deadline() -> Iterator[None]:
    with clock.at(date(2017, 3, 20)):
        yield


def page_of(application: Application) -> str:
    return reverse("municipalities:application_review", args=[application.pk])


def signed_in(client: Client, role: Role = Role.PROJECT_LEADER) -> Client:
    """Sign somebody in who has declared about whatever is handed in by now."""
    return people.sign_in(client, review.declared(people.user(role, language="en")))


# The list


def test_the_list_is_empty_before_anything_is_handed_in(client: Client) -> None:
    make.application()

    response = signed_in(client).get(LIST)

    assert response.status_code == 200
    assert "No application is handed in yet." in response.text


def test_the_list_sums_the_round(client: Client) -> None:
    load_founding_values(by=None)
    make.application(S.SUBMITTED, places_wanted=3)
    review.recommended(places=2, places_wanted=2)
    review.recommended(places=0)
    make.application()  # a draft is the municipality's own

    response = signed_in(client).get(LIST)
    context = response.context

    assert "undefined" not in response.text
    assert sorted(str(row.places) for row in context["rows"]) == ["0", "2", "None"]
    assert [(tile.value, tile.done, tile.whole) for tile in context["tiles"]] == [
        (3, None, None),
        (2, 2, 3),
        (2, 2, 15),
        (f"400{NBSP}000{NBSP}kr", None, None),
    ]
    assert [(tab.label, tab.count) for tab in context["tabs"] if tab.count] == [
        ("All", 3),
        ("To assess", 1),
        ("Recommended", 1),
        ("Not recommended", 1),
    ]
    assert [step.state for step in context["steps"]] == ["done", "now", "next", "next"]
    assert [str(fact.value) for fact in context["facts"]] == ["12 to 15", "6", "2", "13"]


def test_without_a_cap_the_list_says_so(client: Client) -> None:
    make.application(S.SUBMITTED)

    assert "The programme has no cap on that date." in signed_in(client).get(LIST).text


def test_the_list_shows_the_newest_round_that_has_applications(client: Client) -> None:
    earlier = make.application(S.SUBMITTED, round=make.round_(name="Earlier"))
    later = make.application(S.SUBMITTED, round=make.round_(name="Later", year=2018, deadline_on=date(2018, 3, 15)))
    make.round_(name="Empty", deadline_on=date(2019, 3, 15))

    newest = signed_in(client).get(LIST)
    chosen = client.get(LIST, {"round": earlier.round_id})

    assert [row.application for row in newest.context["rows"]] == [later]
    assert [row.application for row in chosen.context["rows"]] == [earlier]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Austrheim", "Sogndal", "Årdal"]),
        ({"words": "ÅRD"}, ["Årdal"]),
        ({"county": "Sogn og Fjordane"}, ["Sogndal", "Årdal"]),
        ({"county": "Sogn og Fjordane", "words": "aus"}, []),
        ({"status": "recommended"}, ["Sogndal"]),
        ({"status": "nonsense"}, []),
        ({"sort": "-name"}, ["Årdal", "Sogndal", "Austrheim"]),
        ({"sort": "-posts"}, ["Årdal", "Austrheim", "Sogndal"]),
        ({"sort": "-status"}, ["Sogndal", "Austrheim", "Årdal"]),
        ({"sort": "submitted"}, ["Austrheim", "Sogndal", "Årdal"]),
    ],
)
def test_tabs_filter_and_order(client: Client, query: dict[str, str], names: list[str]) -> None:
    make.application(S.SUBMITTED, municipality=make.municipality("Årdal", county="Sogn og Fjordane"), places_wanted=2)
    make.application(S.SUBMITTED, municipality=make.municipality("Austrheim"))
    review.recommended(municipality=make.municipality("Sogndal", county="Sogn og Fjordane"))

    response = signed_in(client).get(LIST, query)

    assert [row.application.municipality.name for row in response.context["rows"]] == names
    assert ("No application fits" in response.text) == (not names)


def _queries(client: Client, address: str, query: dict[str, Any] | None = None) -> int:
    client.get(address, query)  # the menu's count of tasks is kept until something changes
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address, query).status_code == 200
    return len(caught)


def test_the_list_asks_the_database_equally_often_however_many_rows(client: Client) -> None:
    load_founding_values(by=None)
    review.recommended()
    signed_in(client)
    few = _queries(client, LIST)
    for _ in range(15):
        make.application(S.SUBMITTED)
        review.recommended()

    assert _queries(client, LIST) == few
    assert few <= 13  # of them four by the page; the others are the session, the hats and the menu


def test_the_resolution_is_recorded_once_everything_is_assessed(client: Client) -> None:
    review.recommended()
    signed_in(client)
    assert "Record the resolution" in client.get(LIST).text

    make.application(S.SUBMITTED)

    assert "Record the resolution" not in client.get(LIST).text


def test_the_administrator_reads_but_is_not_asked_to_record(client: Client) -> None:
    review.recommended()

    text = signed_in(client, Role.ADMINISTRATOR).get(LIST).text

    assert "Record the resolution" not in text


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROJECT_LEADER, Role.ADMINISTRATOR}))
def test_the_review_is_closed_to_all_but_the_staff(client: Client, role: Role) -> None:
    application = make.application(S.SUBMITTED)
    people.sign_in(client, make.member(application.municipality, role) if "municipality" in role else people.user(role))

    statuses = {client.get(address).status_code for address in (LIST, page_of(application), COMPARE)}

    assert statuses == {403}


def test_the_menu_counts_what_the_project_leader_has_to_assess() -> None:
    make.application(S.SUBMITTED)
    review.recommended()

    counts = {
        person.role: next(entry.count for entry in entries(person, "/") if entry.href == LIST)
        for person in (people.project_leader(), people.administrator())
    }

    assert counts == {Role.PROJECT_LEADER: 1, Role.ADMINISTRATOR: 0}


# One application


def recommend_of(application: Application) -> str:
    return reverse("municipalities:recommendation_save", args=[application.pk])


def test_the_administrator_reads_who_recommends(client: Client) -> None:
    application = make.application(S.SUBMITTED)
    signed_in(client, Role.ADMINISTRATOR)

    text = client.get(page_of(application)).text

    assert "This is done by: Project leader." in text
    assert recommend_of(application) not in text
    assert client.post(recommend_of(application), {"reasons": "x", "version": 0}).status_code == 403


def test_whoever_has_had_a_role_in_the_municipality_reads_why_not(client: Client) -> None:
    application = make.application(S.SUBMITTED)
    leader = people.project_leader(language="en")
    leader.memberships.create(municipality=application.municipality, role=Role.READER, valid=make.FROM_2017)
    people.sign_in(client, leader)

    text = client.get(page_of(application)).text

    assert "You have, or have had, a role in" in text
    assert recommend_of(application) not in text
    assert client.post(recommend_of(application), {"reasons": "x", "version": 0}).status_code == 403


def test_the_leading_municipality_is_judged_by_its_substitute_alone(client: Client) -> None:
    application = make.application(S.SUBMITTED, municipality=make.municipality("Bergen", leads_programme=True))
    substitute = people.project_leader(language="en", name="Siri Sætervik")

    without = signed_in(client).get(page_of(application)).text
    review.substitute(application.municipality, substitute)
    other = signed_in(client).get(page_of(application)).text
    own = people.sign_in(client, review.declared(substitute)).get(page_of(application)).text

    assert "Name a substitute to decide its case first." in without
    assert reverse("municipalities:substitute_name", args=[application.municipality_id]) in without
    assert "decided by the named substitute, Siri Sætervik." in other
    assert recommend_of(application) in own


def test_after_the_resolution_the_page_shows_it_and_leads_to_the_decision(client: Client) -> None:
    application = review.recommended()
    issue = reverse("municipalities:decision_prepare", args=[application.pk])
    signed_in(client)
    assert issue not in client.get(page_of(application)).text

    review.resolved(application)
    text = client.get(page_of(application)).text

    assert f"The steering group granted 1 post on 28{NBSP}March{NBSP}2017 (SG 2/2017)." in text
    assert issue in text
    assert "The recommendation stands." in text
    assert recommend_of(application) not in text


def test_after_the_decision_the_page_leads_to_it(client: Client) -> None:
    decision = review.decided()

    text = signed_in(client).get(page_of(decision.application)).text

    assert decision.get_absolute_url() in text


def test_a_draft_is_not_reviewed(client: Client) -> None:
    assert signed_in(client).get(page_of(make.application())).status_code == 404


def test_what_the_answers_tell_comes_first(client: Client) -> None:
    load_founding_values(by=None)
    application = make.application(S.DRAFT)
    section = application.places.get().supervisorsection
    section.is_specialist, section.hours_per_month = False, 1
    section.save()
    application.backupsection.arrangement = ""
    application.backupsection.save()
    make._hand_in(application, people.user())

    text = signed_in(client).get(page_of(application)).text

    assert "The local supervisor is not a specialist in general practice." in text
    assert f"Structured supervision is 1{NBSP}hour a month; the programme asks for 2{NBSP}hours." in text
    assert "Missing answers: 5. Back-up doctor on out-of-hours duty" in text
    assert "All points are answered." not in text


def test_a_whole_application_gets_good_marks() -> None:
    load_founding_values(by=None)
    application = queries.with_whole_answers(people.project_leader()).get(pk=make.application(S.SUBMITTED).pk)

    assert {tone for tone, _words in queries.review_checks(application, clock.today())} == {"success"}


def test_the_neighbours_follow_the_names() -> None:
    first, last, middle = (
        make.application(S.SUBMITTED, municipality=make.municipality(name)) for name in ("Askøy", "Årdal", "Ørsta")
    )
    make.application(municipality=make.municipality("Bremanger"))  # a draft
    leader = review.declared(people.project_leader())

    assert queries.neighbours(leader, first) == (None, middle)
    assert queries.neighbours(leader, middle) == (first, last)
    assert queries.neighbours(leader, last) == (middle, None)


# Side by side


def test_numbers_are_marked_and_choices_read(client: Client) -> None:
    small = make.application(S.SUBMITTED, municipality=make.municipality("Fedje"), places_wanted=1)
    large = make.application(S.SUBMITTED, municipality=make.municipality("Stord"), places_wanted=3)

    response = signed_in(client).get(COMPARE, {"s": [large.pk, small.pk]})

    table = response.context["table"]
    posts = table.rows[0]
    assert [column.label for column in table.columns] == ["Fedje", "Stord"]
    assert [(cell.text, cell.mark) for cell in posts.cells] == [("1", "lowest"), ("3", "highest")]
    assert (posts.note, table.rows[1].note) == ("Different", "")
    assert "Municipal list" in response.text


def test_only_what_differs(client: Client) -> None:
    pair = [make.application(S.SUBMITTED, places_wanted=places) for places in (1, 2)]

    query: dict[str, Any] = {"s": [each.pk for each in pair], "only": "differences"}

    response = signed_in(client).get(COMPARE, query)

    assert [row.label for row in response.context["table"].rows] == ["0. Number of posts applied for"]


@pytest.mark.parametrize("number", [0, 1, 5])
def test_two_to_four_are_compared(client: Client, number: int) -> None:
    chosen: list[str] = [str(make.application(S.SUBMITTED).pk) for _ in range(number)]

    response = signed_in(client).get(COMPARE, {"s": [*chosen, "x", "-1"]}, follow=True)

    assert response.redirect_chain == [(LIST, 302)]
    assert "Choose two to four applications to compare." in response.text


def test_a_draft_is_not_compared(client: Client) -> None:
    chosen: list[int] = [make.application(S.SUBMITTED).pk, make.application().pk]

    assert signed_in(client).get(COMPARE, {"s": chosen}).status_code == 302


def test_four_are_compared_with_as_many_queries_as_two(client: Client) -> None:
    four = [make.application(S.SUBMITTED).pk for _ in range(4)]
    signed_in(client)

    assert _queries(client, COMPARE, {"s": four}) == _queries(client, COMPARE, {"s": four[:2]})

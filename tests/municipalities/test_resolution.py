from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from municipalities.actions import record_resolution
from municipalities.models import Application, Resolution, ResolvedOutcome, Round
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

MEETING = date(2017, 3, 28)
GIVEN = {"meeting_on": MEETING, "minutes_reference": "SG 2/2017", "text": "As recommended."}
TYPED = GIVEN | {"meeting_on": "2017-03-28"}


@pytest.fixture(autouse=True)
def _day_of_the_meeting() -> Iterator[None]:
    with clock.at(MEETING), translation.override("en"):
        yield


def url(round_: Round) -> str:
    return reverse("municipalities:resolution_record", args=[round_.pk])


def two() -> tuple[Application, Application]:
    return made.recommended(places_wanted=2, places=2), made.recommended(places=0)


def test_the_resolution_holds_an_outcome_for_each_application_and_changes_no_status() -> None:
    yes, no = two()
    leader = people.project_leader()

    resolution = record_resolution(yes.round, **GIVEN, outcomes={yes.pk: 1, no.pk: 0}, by=leader)  # type: ignore[arg-type]

    assert dict(resolution.outcomes.values_list("application_id", "places")) == {yes.pk: 1, no.pk: 0}
    assert resolution.recorded_by == leader
    yes.refresh_from_db()
    assert yes.status == ApplicationStatus.RECOMMENDED


def test_it_is_recorded_once() -> None:
    yes, no = two()
    made.resolved(yes, no)

    with pytest.raises(RefusedError, match="already recorded"):
        record_resolution(yes.round, **GIVEN, outcomes={yes.pk: 1, no.pk: 0}, by=people.project_leader())  # type: ignore[arg-type]

    assert Resolution.objects.count() == 1


def test_every_application_needs_a_recommendation_and_an_outcome() -> None:
    yes, no = two()
    leader = people.project_leader()

    with pytest.raises(RefusedError, match="an outcome for every application"):
        record_resolution(yes.round, **GIVEN, outcomes={yes.pk: 1}, by=leader)  # type: ignore[arg-type]
    unread = make.application(ApplicationStatus.SUBMITTED)
    with pytest.raises(RefusedError) as caught:
        record_resolution(yes.round, **GIVEN, outcomes={yes.pk: 1, no.pk: 0, unread.pk: 0}, by=leader)  # type: ignore[arg-type]

    assert caught.value.refusal.details == (unread.municipality.name,)
    assert not ResolvedOutcome.objects.exists()


def test_a_draft_gets_no_outcome() -> None:
    yes, no = two()
    make.application(ApplicationStatus.DRAFT)

    resolution = record_resolution(yes.round, **GIVEN, outcomes={yes.pk: 2, no.pk: 0}, by=people.project_leader())  # type: ignore[arg-type]

    assert resolution.outcomes.count() == 2


def test_not_more_posts_than_applied_for() -> None:
    yes, no = two()

    with pytest.raises(RefusedError, match="applied for 1 posts"):
        record_resolution(yes.round, **GIVEN, outcomes={yes.pk: 2, no.pk: 2}, by=people.project_leader())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "meeting", "words"),
    [(date(2017, 3, 15), date(2017, 3, 14), "still open"), (MEETING, date(2017, 3, 29), "in the future")],
)
def test_not_before_the_deadline_nor_of_a_meeting_to_come(today: date, meeting: date, words: str) -> None:
    yes = made.recommended()

    with clock.at(today), pytest.raises(RefusedError, match=words):
        record_resolution(
            yes.round,
            meeting_on=meeting,
            minutes_reference="SG 2/2017",
            text="As recommended.",
            outcomes={yes.pk: 1},
            by=people.project_leader(),
        )


def test_the_administrator_reads_but_does_not_record(client: Client) -> None:
    yes, no = two()
    administrator = people.administrator()
    people.sign_in(client, administrator)

    with pytest.raises(RefusedError) as caught:
        record_resolution(yes.round, **GIVEN, outcomes={yes.pk: 1, no.pk: 0}, by=administrator)  # type: ignore[arg-type]

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    assert client.get(url(yes.round)).status_code == 200
    assert client.post(url(yes.round), TYPED).status_code == 403


def test_the_page_asks_before_it_records(client: Client) -> None:
    yes, no = two()
    people.sign_in(client, people.project_leader(language="en"))
    typed = TYPED | {f"places_{yes.pk}": "1", f"places_{no.pk}": "0"}

    asked = client.post(url(yes.round), typed)
    before = Resolution.objects.count()
    back = client.post(url(yes.round), typed | {"then": "write"})
    done = client.post(url(yes.round), typed | {"then": "confirm"})

    assert (asked.status_code, before) == (200, 0)
    assert "Will you record the resolution?" in asked.text
    assert f"Other than recommended: {yes.municipality.name}." in asked.text
    assert 'value="SG 2/2017"' in back.text
    assert done.status_code == 302
    assert ResolvedOutcome.objects.get(application=yes).places == 1


def test_the_form_is_filled_in_from_the_recommendations(client: Client) -> None:
    yes, _no = two()
    people.sign_in(client, people.project_leader(language="en"))

    form = client.get(url(yes.round)).context["form"]

    assert form[f"places_{yes.pk}"].value() == 2


@pytest.mark.parametrize(
    ("places", "words"),
    [(11, "fewer than the 12 to 15"), (12, "within the 12 to 15"), (15, "within"), (16, "more than the 12 to 15")],
)
def test_the_page_says_how_the_recommended_posts_compare_with_those_wanted(
    client: Client, places: int, words: str
) -> None:
    first = made.recommended(places_wanted=8, places=8)
    made.recommended(places_wanted=8, places=places - 8)
    people.sign_in(client, people.project_leader(language="en"))

    assert words in client.get(url(first.round)).text


def test_a_number_above_what_was_applied_for_names_the_municipality(client: Client) -> None:
    yes, no = two()
    people.sign_in(client, people.project_leader(language="en"))

    answer = client.post(url(yes.round), TYPED | {f"places_{yes.pk}": "3", f"places_{no.pk}": "0"})

    assert answer.status_code == 422
    assert f"{yes.municipality.name} applied for 2: give from 0 to that number." in answer.text


@pytest.mark.parametrize("role", [Role.SIGNER, Role.WRITER, Role.MANAGER])
def test_a_municipality_has_no_such_page(client: Client, role: Role) -> None:
    yes = made.recommended()
    people.sign_in(client, make.member(yes.municipality, role))

    assert client.get(url(yes.round)).status_code == 403


def test_the_page_costs_the_same_with_one_row_and_with_five(client: Client) -> None:
    first = made.recommended()
    people.sign_in(client, people.project_leader())
    client.get(url(first.round))  # the menu's count of tasks is kept until something changes
    with CaptureQueriesContext(connection) as one:
        client.get(url(first.round))
    for _ in range(4):
        made.recommended()
    with CaptureQueriesContext(connection) as five:
        client.get(url(first.round))

    assert len(one) == len(five)

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from municipalities.actions import recommend_application
from municipalities.models import Application, Recommendation, RecommendedPlace
from municipalities.rules import Proposed
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made


@pytest.fixture(autouse=True)
def _after_the_deadline() -> Iterator[None]:
    with clock.at(date(2017, 3, 20)), translation.override("en"):
        yield


def recommend(application: Application, by: User, *, granted: int = 1, **changes: object) -> Recommendation:
    given = {"places": made.proposed(application, granted=granted), "reasons": "Breadth."} | changes
    return recommend_application(application, **given, by=by)  # type: ignore[arg-type]


def test_recommending_sets_the_status_and_leaves_a_trail() -> None:
    application = make.application(ApplicationStatus.SUBMITTED, places_wanted=2)
    leader = people.project_leader()

    recommendation = recommend(application, leader, granted=2)

    application.refresh_from_db()
    assert application.status == ApplicationStatus.RECOMMENDED
    assert (recommendation.places, recommendation.recommended_by) == (2, leader)
    event = Event.objects.get(verb="municipalities.application_recommended")
    assert event.changes == {"outcome": [None, "recommended"], "places": [None, 2]}


@pytest.mark.parametrize(
    ("granted", "waiting", "status", "outcomes"),
    [
        (1, 3, ApplicationStatus.RECOMMENDED, [("granted", None), ("waiting", 3), ("waiting", 4)]),
        (0, 1, ApplicationStatus.WAITING, [("waiting", 1), ("waiting", 2), ("waiting", 3)]),
        (2, None, ApplicationStatus.RECOMMENDED, [("granted", None), ("granted", None), ("refused", None)]),
        (0, None, ApplicationStatus.NOT_RECOMMENDED, [("refused", None)] * 3),
    ],
)
def test_each_place_has_its_outcome_and_the_application_the_best_of_them(
    granted: int, waiting: int | None, status: ApplicationStatus, outcomes: list[tuple[str, int | None]]
) -> None:
    application = make.application(ApplicationStatus.SUBMITTED, places_wanted=3)

    recommend(application, people.project_leader(), places=made.proposed(application, granted=granted, waiting=waiting))

    application.refresh_from_db()
    assert application.status == status
    found = RecommendedPlace.objects.order_by("place__rank").values_list("outcome", "waiting_rank")
    assert list(found) == outcomes


def test_it_can_be_changed_until_the_resolution_is_recorded() -> None:
    application, leader = make.application(ApplicationStatus.SUBMITTED), people.project_leader()
    recommend(application, leader)

    recommend(application, leader, granted=0)
    application.refresh_from_db()
    changed = application.status
    made.resolved(application, places=0)

    assert changed == ApplicationStatus.NOT_RECOMMENDED
    with pytest.raises(RefusedError, match="The recommendation stands"):
        recommend(application, leader)
    assert Recommendation.objects.get().outcome == "not_recommended"


def test_who_saves_an_older_version_overwrites_nothing_and_is_told_who_was_first() -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    first, second = people.project_leader(name="Ane Ask"), people.project_leader(name="Bo Berg")
    recommend(application, first, reasons="First.", version=0)

    with pytest.raises(RefusedError, match="Ane Ask saved the recommendation while you were writing"):
        recommend(application, second, reasons="Second.", version=0)
    kept = Recommendation.objects.get().reasons
    recommend(application, second, reasons="Second.", version=1)

    assert kept == "First."
    assert (Recommendation.objects.get().reasons, Recommendation.objects.get().version) == ("Second.", 2)


def test_every_place_gets_an_outcome_with_its_number_and_a_reason() -> None:
    application, leader = make.application(ApplicationStatus.SUBMITTED, places_wanted=2), people.project_leader()
    whole = made.proposed(application, granted=2)
    key = next(iter(whole))

    with pytest.raises(RefusedError, match="every place"):
        recommend(application, leader, places={key: whole[key]})
    with pytest.raises(RefusedError, match="has its number"):
        recommend(application, leader, places=whole | {key: Proposed("waiting")})
    with pytest.raises(RefusedError) as caught:
        recommend(application, leader, reasons="  ")

    assert caught.value.refusal.field == "reasons"
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("status", [ApplicationStatus.DRAFT, ApplicationStatus.GRANTED, ApplicationStatus.REFUSED])
def test_only_what_is_handed_in_and_undecided_is_recommended(status: ApplicationStatus) -> None:
    with pytest.raises(RefusedError, match="not possible now"):
        recommend(make.application(status), people.project_leader())


def test_the_administrator_does_not_recommend() -> None:
    with pytest.raises(RefusedError) as caught:
        recommend(make.application(ApplicationStatus.SUBMITTED), people.administrator())

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_another_municipality_cannot_even_find_the_application() -> None:
    application = make.application(ApplicationStatus.SUBMITTED)

    with pytest.raises(Application.DoesNotExist):
        recommend(application, make.member(make.municipality(), Role.SIGNER))


def url(application: Application) -> str:
    return reverse("municipalities:recommendation_save", args=[application.pk])


def typed(application: Application, **changes: object) -> dict[str, object]:
    key = application.places.get().pk
    return {f"outcome_{key}": "granted", "reasons": "Breadth.", "version": 0} | changes


def test_the_page_saves_it(client: Client) -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    answer = client.post(url(application), typed(application))

    assert answer.status_code == 302
    assert "The recommendation for" in client.get(url(application)).text
    assert Recommendation.objects.get().outcome == "recommended"


def test_the_page_shows_both_texts_when_somebody_else_was_first(client: Client) -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    recommend(application, people.project_leader(name="Ane Ask"), reasons="What Ane thinks.")
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    answer = client.post(url(application), typed(application, reasons="What I think."))
    again = client.post(url(application), typed(application, reasons="Both.", version=1))

    assert answer.status_code == 409
    assert "What Ane Ask has saved" in answer.text
    assert "What Ane thinks." in answer.text
    assert "What I think." in answer.text
    assert 'name="version" value="1"' in answer.text
    assert again.status_code == 302
    assert Recommendation.objects.get().reasons == "Both."


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"reasons": ""}, "Fill in reasons."), ({"waiting": True}, "Fill in the number on the waiting list.")],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(client: Client, changes: dict[str, object], words: str) -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    people.sign_in(client, made.declared(people.project_leader(language="en")))
    if changes.pop("waiting", False):
        changes[f"outcome_{application.places.get().pk}"] = "waiting"

    answer = client.post(url(application), typed(application, **changes))

    assert answer.status_code == 422
    assert words in answer.text
    assert not Recommendation.objects.exists()


def test_the_administrator_reads_the_page_and_cannot_save(client: Client) -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    people.sign_in(client, made.declared(people.administrator(language="en")))

    assert client.get(url(application)).status_code == 200
    assert client.post(url(application), typed(application)).status_code == 403

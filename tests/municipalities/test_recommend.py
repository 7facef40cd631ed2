from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from municipalities.actions import recommend_application
from municipalities.models import Application, Recommendation
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made


@pytest.fixture(autouse=True)
def _after_the_deadline() -> Iterator[None]:
    with clock.at(date(2017, 3, 20)), translation.override("en"):
        yield


def recommend(application: Application, by: User, **changes: object) -> Recommendation:
    given = {"outcome": "recommended", "places": 1, "reasons": "Breadth."} | changes
    return recommend_application(application, **given, by=by)  # type: ignore[arg-type]


def test_recommending_sets_the_status_and_leaves_a_trail() -> None:
    application = make.application(ApplicationStatus.SUBMITTED, places_wanted=2)
    leader = people.project_leader()

    recommendation = recommend(application, leader, places=2)

    application.refresh_from_db()
    assert application.status == ApplicationStatus.RECOMMENDED
    assert (recommendation.places, recommendation.recommended_by) == (2, leader)
    event = Event.objects.get(verb="municipalities.application_recommended")
    assert event.changes == {"outcome": [None, "recommended"], "places": [None, 2]}


def test_it_can_be_changed_until_the_resolution_is_recorded() -> None:
    application, leader = make.application(ApplicationStatus.SUBMITTED), people.project_leader()
    recommend(application, leader)

    recommend(application, leader, outcome="not_recommended", places=0)
    application.refresh_from_db()
    changed = application.status
    made.resolved(application, places=0)

    assert changed == ApplicationStatus.NOT_RECOMMENDED
    with pytest.raises(RefusedError, match="The recommendation stands"):
        recommend(application, leader)
    assert Recommendation.objects.get().outcome == "not_recommended"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"places": 0}, "places"),
        ({"places": 3}, "places"),
        ({"outcome": "not_recommended", "places": 1}, "places"),
        ({"reasons": "  "}, "reasons"),
    ],
)
def test_posts_are_from_one_to_the_number_applied_for_and_always_reasoned(
    changes: dict[str, object], field: str
) -> None:
    application = make.application(ApplicationStatus.SUBMITTED, places_wanted=2)

    with pytest.raises(RefusedError) as caught:
        recommend(application, people.project_leader(), **changes)

    assert (caught.value.refusal.kind, caught.value.refusal.field) == (Kind.NOT_POSSIBLE_NOW, field)
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

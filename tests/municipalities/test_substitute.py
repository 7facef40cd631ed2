from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from alisvest.accounts.models import User
from alisvest.core import clock
from alisvest.core.rules import Kind, RefusedError
from municipalities import queries
from municipalities.actions import name_substitute, recommend_application
from municipalities.models import Municipality, Substitute
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

TODAY = date(2017, 3, 20)


@pytest.fixture(autouse=True)
def _in_the_review() -> Iterator[None]:
    with clock.at(TODAY), translation.override("en"):
        yield


def bergen() -> Municipality:
    return make.municipality("Bergen", leads_programme=True)


def name(municipality: Municipality, user: User, by: User, start: date = TODAY) -> Substitute:
    return name_substitute(municipality, user, reason="Bergen leads the programme.", start=start, by=by)


def url(municipality: Municipality) -> str:
    return reverse("municipalities:substitute_name", args=[municipality.pk])


def test_the_leading_municipalitys_case_waits_for_a_substitute() -> None:
    application = make.application(ApplicationStatus.SUBMITTED, municipality=bergen())

    with pytest.raises(RefusedError, match="Bergen leads the programme") as caught:
        recommend_application(
            application, places=made.proposed(application), reasons="Breadth.", by=people.project_leader()
        )

    assert caught.value.refusal.kind == Kind.NOT_POSSIBLE_NOW


def test_only_the_named_substitute_recommends_and_decides() -> None:
    municipality, leader, stand_in = bergen(), people.project_leader(), people.project_leader(name="Siv Stand-in")
    application = make.application(ApplicationStatus.SUBMITTED, municipality=municipality)
    name(municipality, stand_in, leader)
    given = {"places": made.proposed(application), "reasons": "Breadth."}

    with pytest.raises(RefusedError, match="Siv Stand-in") as caught:
        recommend_application(application, **given, by=leader)  # type: ignore[arg-type]
    recommend_application(application, **given, by=stand_in)  # type: ignore[arg-type]
    made.resolved(application)
    with pytest.raises(RefusedError, match="Siv Stand-in"):
        made.issue(application, by=leader)
    decision = made.issue(application, by=stand_in)

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    assert decision.issued_by == stand_in


def test_a_new_substitute_takes_over_from_the_day_they_are_named_for() -> None:
    municipality, leader = bergen(), people.project_leader()
    first, second = people.project_leader(), people.project_leader()
    name(municipality, first, leader)

    name(municipality, second, leader, start=date(2017, 4, 1))

    assert queries.substitute_on(municipality, date(2017, 3, 31)) == first
    assert queries.substitute_on(municipality, date(2017, 4, 1)) == second


def test_the_substitute_holds_the_role_and_is_somebody_else() -> None:
    municipality, leader = bergen(), people.project_leader()

    with pytest.raises(RefusedError, match="must hold the role"):
        name(municipality, people.administrator(), leader)
    with pytest.raises(RefusedError, match="cannot name yourself"):
        name(municipality, leader, leader)
    with pytest.raises(RefusedError) as caught:
        name(municipality, leader, people.administrator())

    assert caught.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    assert not Substitute.objects.exists()


def test_naming_on_the_page(client: Client) -> None:
    municipality, stand_in = bergen(), people.project_leader(name="Siv Stand-in")
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    warned = client.get(url(municipality))
    done = client.post(
        url(municipality), {"user": stand_in.pk, "reason": "Bergen leads.", "start": "2017-03-20"}, follow=True
    )

    assert "nobody can decide its case" in warned.text
    assert Substitute.objects.get().user == stand_in
    assert "Bergen leads." in done.text


def test_the_others_are_offered_never_oneself(client: Client) -> None:
    leader, other = people.project_leader(), people.project_leader()
    people.administrator()
    people.sign_in(client, made.declared(leader))

    form = client.get(url(bergen())).context["form"]

    assert list(form.fields["user"].queryset) == [other]


def test_the_issuing_page_names_who_decides(client: Client) -> None:
    municipality, stand_in = bergen(), people.project_leader(name="Siv Stand-in")
    application = made.recommended(make.application(ApplicationStatus.RECOMMENDED, municipality=municipality))
    made.resolved(application)
    made.substitute(municipality, stand_in)
    page = reverse("municipalities:decision_prepare", args=[application.pk])
    people.sign_in(client, made.declared(people.project_leader(language="en")))

    answer = client.get(page)

    assert answer.status_code == 403
    assert "Siv Stand-in" in answer.text
    assert client.post(page, {"reasons": "x", "then": "confirm"}).status_code == 403

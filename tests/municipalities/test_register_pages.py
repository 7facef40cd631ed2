from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from municipalities.actions import load_register
from municipalities.models import Municipality
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people

LIST = reverse("municipalities:municipality_list")


@pytest.fixture(autouse=True)
def _before_the_reform() -> Iterator[None]:
    with clock.at(date(2017, 6, 1)):
        yield


def test_the_list_holds_the_59_of_2017(client: Client) -> None:
    load_register()
    people.sign_in(client, people.user(Role.STEERING))

    first, last = client.get(LIST), client.get(LIST, {"page": "3"})

    assert first.context["rows"].total == 59
    assert [row.name for row, _language, _why in last.context["lines"]][-1] == "Årdal"


def test_an_old_number_finds_what_has_another_name_and_number_on_the_date(client: Client) -> None:
    load_register()
    people.sign_in(client, people.project_leader())

    found = client.get(LIST, {"words": "1201", "on": "2020-06-01", "county": "Vestland"})
    heir = client.get(LIST, {"words": "1228", "on": "2020-06-01"})
    nothing = client.get(LIST, {"words": "1299", "on": "2020-06-01"})

    assert [row.number for row, _language, _why in found.context["lines"]] == ["4601"]
    assert [(row.name, len(why)) for row, _language, why in heir.context["lines"]] == [("Ullensvang", 1)]
    assert nothing.context["lines"] == []


def test_the_page_of_odda_says_what_became_of_it(client: Client) -> None:
    load_register()
    people.sign_in(client, people.project_leader())
    odda = Municipality.objects.get(name="Odda")
    new = Municipality.objects.valid_on(date(2020, 1, 1)).get(name="Ullensvang")

    assert new.get_absolute_url() in client.get(odda.get_absolute_url()).text
    assert odda.get_absolute_url() in client.get(new.get_absolute_url()).text


def test_people_and_applications_are_shown_to_those_they_concern(client: Client) -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    make.member(application.municipality, name="Sigrid Skrivar")
    page = application.municipality.get_absolute_url()

    for reader, sees in (
        (make.member(application.municipality, Role.READER), True),
        (people.project_leader(), True),
        (make.member(make.municipality()), False),
        (people.user(Role.STEERING), False),
    ):
        answer = people.sign_in(client, reader).get(page)
        assert answer.status_code == 200
        assert ("Sigrid Skrivar" in answer.text, str(application.reference) in answer.text) == (sees, sees)


def test_the_number_is_corrected_through_its_page(client: Client) -> None:
    municipality = make.municipality()
    other = make.municipality(organisation_number="964338531")
    people.sign_in(client, people.administrator())
    page = reverse("municipalities:organisation_number_record", args=[municipality.pk])

    wrong = client.post(page, {"organisation_number": "964338532"})
    taken = client.post(page, {"organisation_number": "964 338 531"})
    right = client.post(page, {"organisation_number": "959 435 375"})

    assert (wrong.status_code, taken.status_code, right.status_code) == (422, 409, 302)
    assert other.name in taken.text
    municipality.refresh_from_db()
    assert municipality.organisation_number == "959435375"


def test_a_number_of_11_digits_is_no_organisation_number(client: Client) -> None:
    people.sign_in(client, people.administrator())
    page = reverse("municipalities:organisation_number_record", args=[make.municipality().pk])

    assert client.post(page, {"organisation_number": "01010112345"}).status_code == 422

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.core.roles import Role
from municipalities.models import Place, Position
from municipalities.models.sections import PatientListSection
from municipalities.queries.position import applied_for
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

LIST = reverse("candidates:position_list")


def test_a_municipality_sees_its_own_posts(client: Client) -> None:
    own, other = made.position(number="Own 1"), made.position(number="Other 1")
    people.sign_in(client, make.member(own.municipality, Role.READER, language="en"))

    listed = client.get(LIST)

    assert "Own 1" in listed.text
    assert "Other 1" not in listed.text
    assert client.get(own.get_absolute_url()).status_code == 200
    assert client.get(other.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.ADMINISTRATOR, Role.STEERING])
def test_the_programme_sees_all(client: Client, role: Role) -> None:
    first, second = made.position(number="First 1"), made.position(number="Second 1")
    people.sign_in(client, people.user(role, language="en"))

    listed = client.get(LIST).text

    assert first.number in listed
    assert second.number in listed
    assert client.get(first.get_absolute_url()).status_code == 200


def test_the_steering_group_gets_no_link_to_the_decision(client: Client) -> None:
    post = made.position()
    people.sign_in(client, people.user(Role.STEERING))

    assert post.decision.get_absolute_url() not in client.get(post.get_absolute_url()).text


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.CANDIDATE, Role.RESEARCHER, Role.AUDITOR])
def test_others_see_none(client: Client, role: Role) -> None:
    made.position()
    reader = people.user(role)

    assert not Position.objects.visible_to(reader).exists()
    people.sign_in(client, reader)
    assert client.get(LIST).status_code == 403


def test_the_list_costs_the_same_with_one_row_and_with_three(client: Client) -> None:
    made.position()
    people.sign_in(client, people.project_leader())
    client.get(LIST)  # the menu's count of tasks is kept until something changes
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    made.position()
    made.position()
    with CaptureQueriesContext(connection) as three:
        client.get(LIST)

    assert len(one) == len(three)


def test_a_post_is_from_one_to_a_hundred_per_cent_and_its_number_is_its_own() -> None:
    made.position(number="Kvam 1")
    for fields in ({"percentage": 0}, {"percentage": 101}, {"number": "Kvam 1"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            made.position(**fields)


def test_what_the_application_said_is_not_typed_again_when_the_post_is_described(client: Client) -> None:
    post = made.position()
    place = Place.objects.get(application=post.decision.application)
    Position.objects.filter(pk=post.pk).update(place=place)
    listed = PatientListSection.objects.get(place=place)
    people.sign_in(client, make.member(post.municipality, Role.WRITER, language="en"))

    form = client.get(reverse("municipalities:position_describe", args=[post.pk])).context["form"]

    assert [form[name].value() for name in ("list_model", "list_length")] == [listed.list_model, listed.list_length]
    assert listed.list_length


def test_the_workplace_is_what_the_application_called_the_place() -> None:
    place = make.application().places.get()
    place.name = "Norheimsund legesenter"

    assert applied_for(Position(place=place)).workplace == "Norheimsund legesenter"
    assert applied_for(Position()).workplace == ""

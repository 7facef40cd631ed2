from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.accounts import hats
from alisvest.core import clock
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import Kind, RefusedError
from municipalities.actions import add_member, end_membership
from municipalities.models import Membership, Municipality
from tests.make import municipalities as make
from tests.make import people

TODAY = date(2017, 3, 10)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.at(TODAY):
        yield


def url(verb: str, pk: int) -> str:
    return reverse(f"municipalities:membership_{verb}", args=[pk])


@pytest.mark.parametrize("role", sorted(MUNICIPALITY_ROLES))
def test_a_manager_gives_any_of_the_municipalitys_roles(role: Role) -> None:
    municipality, person = make.municipality("Kvam", title="herad"), people.user()

    add_member(municipality, person, role, start=TODAY, by=make.member(municipality, Role.MANAGER))

    assert [(hat.role, hat.scope) for hat in hats.hats_of(person, TODAY)] == [(role, municipality.pk)]
    assert hats.hats_of(person, TODAY)[0].label.startswith("Kvam herad, ")


def test_a_hat_is_worn_only_inside_the_memberships_dates() -> None:
    municipality, person = make.municipality(), people.user()
    manager = make.member(municipality, Role.MANAGER)
    membership = add_member(municipality, person, Role.READER, start=TODAY, by=manager)

    end_membership(membership, last_day=date(2017, 3, 20), by=manager)

    days = (date(2017, 3, 9), TODAY, date(2017, 3, 20), date(2017, 3, 21))
    assert [len(hats.hats_of(person, day)) for day in days] == [0, 1, 1, 0]


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_project_staff_hold_no_membership(client: Client, role: Role) -> None:
    municipality, staff = make.municipality("Bergen"), people.user(role)
    people.sign_in(client, make.member(municipality, Role.MANAGER))

    with pytest.raises(RefusedError):
        add_member(municipality, staff, Role.READER, start=TODAY, by=people.project_leader())
    sent = client.post(
        url("invite", municipality.pk),
        {"name": "Any", "email": staff.email, "role": Role.READER, "start": TODAY.isoformat()},
    )

    assert sent.status_code == 409
    assert not Membership.objects.filter(user=staff).exists()


def test_the_same_role_is_not_given_twice() -> None:
    municipality = make.municipality()
    writer = make.member(municipality, Role.WRITER)

    with pytest.raises(RefusedError) as refused:
        add_member(municipality, writer, Role.WRITER, start=TODAY, by=people.project_leader())

    assert refused.value.refusal.kind == Kind.NOT_POSSIBLE_NOW
    add_member(municipality, writer, Role.FINANCE, start=TODAY, by=people.project_leader())


def test_nobody_joins_a_municipality_before_it_exists() -> None:
    with pytest.raises(RefusedError):
        add_member(
            make.municipality(), people.user(), Role.READER, start=date(2016, 12, 31), by=people.project_leader()
        )


@pytest.mark.parametrize("role", sorted(MUNICIPALITY_ROLES - {Role.MANAGER}))
def test_only_managers_and_the_project_leader_keep_the_people(client: Client, role: Role) -> None:
    municipality = make.municipality()
    member = make.member(municipality, role)

    with pytest.raises(RefusedError) as refused:
        add_member(municipality, people.user(), Role.READER, start=TODAY, by=member)
    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    people.sign_in(client, member)
    assert client.get(url("list", municipality.pk)).status_code == 403


def test_a_manager_reaches_no_other_municipality(client: Client) -> None:
    neighbour = make.municipality()
    membership = Membership.objects.get(user=make.member(neighbour))
    manager = make.member(make.municipality(), Role.MANAGER)
    people.sign_in(client, manager)

    with pytest.raises(Municipality.DoesNotExist):
        add_member(neighbour, people.user(), Role.READER, start=TODAY, by=manager)
    pages = (
        url("list", neighbour.pk),
        url("invite", neighbour.pk),
        url("end", membership.pk),
        url("change", membership.pk),
    )
    assert [client.get(page).status_code for page in pages] == [404] * 4
    posts = [reverse(f"municipalities:invitation_{verb}", args=[membership.pk]) for verb in ("resend", "withdraw")]
    assert [client.post(page).status_code for page in posts] == [404, 404]


def test_a_manager_cannot_lock_themselves_out() -> None:
    manager = make.member(make.municipality(), Role.MANAGER)

    with pytest.raises(RefusedError) as refused:
        end_membership(Membership.objects.get(user=manager), last_day=TODAY, by=manager)

    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_adding_and_ending_through_the_pages(client: Client) -> None:
    municipality, person = make.municipality(), people.user(name="Nils Ny")
    people.sign_in(client, make.member(municipality, Role.MANAGER))

    mine = client.get(reverse("municipalities:membership_mine"))
    added = client.post(
        url("invite", municipality.pk),
        {"name": "Nils", "email": person.email.upper(), "role": Role.WRITER, "start": TODAY.isoformat()},
    )
    shown = client.get(url("list", municipality.pk))
    membership = Membership.objects.get(user=person)
    early = client.post(url("end", membership.pk), {"last_day": "2017-03-01"})
    ended = client.post(url("end", membership.pk), {"last_day": TODAY.isoformat()})

    assert mine.headers["Location"] == added.headers["Location"] == url("list", municipality.pk)
    assert "Nils Ny" in shown.text
    assert (early.status_code, ended.status_code) == (409, 302)
    assert membership.valid.upper is None
    membership.refresh_from_db()
    assert membership.valid.upper == date(2017, 3, 11)

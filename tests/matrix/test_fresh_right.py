"""A right withdrawn between two requests is gone at the second: on every page, by reading and by writing."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import Appointment, User
from alisvest.core.roles import MUNICIPALITY_ROLES, Role
from candidates.models import Candidate
from municipalities.models import Membership
from supervision.models import Supervisor
from tests.access import address, clients
from tests.access_table import PAGES
from tests.runtime_role import as_owner
from tests.world import World

pytestmark = pytest.mark.walk

Withdraw = Callable[[User], None]


def deactivate(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def end_role(person: User) -> None:
    """Take away what the hat rests on; as the owner of the tables, since some of it is only ended, never deleted."""
    with as_owner():
        Appointment.objects.filter(user=person).delete()
        Membership.objects.filter(user=person).delete()
        Supervisor.objects.filter(user=person).update(user=None)
        Candidate.objects.filter(user=person).update(user=None)


def end_yesterday(person: User) -> None:
    """End the membership or the appointment by its dates."""
    for rows in (Membership.objects.filter(user=person), Appointment.objects.filter(user=person)):
        rows.update(valid=(date(2017, 1, 1), date(2019, 1, 15)))


DATED = (
    *sorted(MUNICIPALITY_ROLES),
    Role.PROJECT_LEADER,
    Role.ADMINISTRATOR,
    Role.STEERING,
    Role.RESEARCHER,
    Role.AUDITOR,
)


def out_of(made: World, role: Role, withdraw: Withdraw, allowed: set[int]) -> list[str]:
    """Ask once, withdraw, ask every page again; return where the second answer is not one of those outside."""
    who, client = next((who, client) for who, held, client in clients(made) if held == role)
    person = made.people[who]
    assert person is not None
    with transaction.atomic():
        assert client.get(reverse("dashboard:start")).status_code == 200
        withdraw(person)
        wrong = [line for name in PAGES for line in second(client, name, made, role, allowed)]
        transaction.set_rollback(True)
    return wrong


def second(client: Client, name: str, made: World, role: Role, allowed: set[int]) -> list[str]:
    page = PAGES[name]
    if page.audience == "*" or role not in page.roles:
        return []
    path = address(name, made, made.own)
    found = []
    for method, answer in (("GET", client.get(path)), ("POST", client.post(path, {}))):
        if answer.status_code not in allowed:
            found.append(f"{name} {method}: {answer.status_code}")
    return found


@pytest.mark.parametrize("role", Role)
def test_whoever_is_deactivated_is_out(role: Role, made: World) -> None:
    assert out_of(made, role, deactivate, {302}) == []


@pytest.mark.parametrize("role", Role)
def test_whoever_lost_the_role_is_out(role: Role, made: World) -> None:
    assert out_of(made, role, end_role, {403}) == []


@pytest.mark.parametrize("role", DATED)
def test_whoever_held_it_until_yesterday_is_out(role: Role, made: World) -> None:
    assert out_of(made, role, end_yesterday, {403}) == []


def test_the_second_request_would_have_been_let_in(made: World) -> None:
    """The control: without the withdrawal the same pages answer."""
    assert len(out_of(made, Role.SIGNER, lambda _person: None, {403})) > 30

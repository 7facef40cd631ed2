"""Several hats: asked at sign-in, shown on every page, asked again when the one that is worn is taken away."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from alisvest.accounts.access import HAT, SEVERAL
from alisvest.accounts.models import Appointment, User
from alisvest.core import clock
from alisvest.core.roles import Role
from municipalities.models import Membership
from tests.make import municipalities, people

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough phrase"
CHOOSE = reverse("accounts:hat_choose")


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    cache.clear()
    with clock.at(date(2019, 1, 15)):
        yield


def with_two() -> User:
    place = municipalities.municipality("Kvam", title="herad")
    user = municipalities.member(place, Role.FINANCE, password=PASSWORD, language="en")
    Appointment.objects.create(user=user, role=Role.STEERING, valid=people.EVER)
    return user


def sign_in(client: Client, user: User, **extra: str) -> Any:
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, **extra}, follow=True)


def test_with_several_hats_one_is_chosen_before_anything_else(client: Client) -> None:
    user = with_two()

    asked = sign_in(client, user, next="/finance/")
    blocked = client.get("/claims/")
    chosen = client.post(
        CHOOSE, {"hat": f"municipality_finance:{Membership.objects.get().municipality_id}", "next": "/claims/"}
    )
    page = client.get("/claims/")

    assert asked.redirect_chain[-1][0].startswith(CHOOSE)
    assert blocked.status_code == 302
    assert (chosen.status_code, chosen.headers["Location"], page.status_code) == (302, "/claims/", 200)
    assert page.text.count("You act as: Kvam herad, finance") == 2  # in the menu, and in the bar of a phone
    assert "Change hat" in page.text


def test_with_one_hat_nothing_is_asked(client: Client) -> None:
    user = municipalities.member(municipalities.municipality(), Role.READER, password=PASSWORD)

    answer = sign_in(client, user)

    assert answer.redirect_chain[-1][0] == reverse("dashboard:start")


def test_nobody_puts_on_a_hat_they_do_not_hold(client: Client) -> None:
    sign_in(client, with_two())

    answer = client.post(CHOOSE, {"hat": "project_leader:"})

    assert answer.status_code == 200
    assert HAT not in client.session


def test_a_hat_taken_away_is_off_at_once_and_the_other_is_put_on_by_choice(client: Client) -> None:
    user = with_two()
    people.sign_in(client, user)
    session = client.session
    session[SEVERAL] = True
    session.save()
    assert client.get("/claims/").status_code == 200

    Membership.objects.all().update(valid=people.EVER.__class__(date(2017, 1, 1), date(2019, 1, 1)))
    gone = client.get("/claims/")
    client.post(CHOOSE, {"hat": "steering:"})

    assert (gone.status_code, gone.headers["Location"].startswith(CHOOSE)) == (302, True)
    assert client.get("/claims/").status_code == 403
    assert client.get("/finance/").status_code == 200

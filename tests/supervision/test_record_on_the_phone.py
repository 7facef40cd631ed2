"""Recording in a minute: the supervisor's own walk through the pages, in a real browser."""

from datetime import date

import pytest
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from alisvest.accounts.models import User
from alisvest.programme.actions import load_founding_values
from supervision.models import Meeting
from tests.make import candidates, municipalities, people, supervision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture
def supervisor(monkeypatch: pytest.MonkeyPatch) -> User:
    monkeypatch.setattr(configured, "DEMO_TODAY", date(2018, 9, 12))  # the server's threads read the same clock
    load_founding_values(by=None)
    made = supervision.supervisor()
    supervision.assignment(made, candidates.candidate_in(municipalities.municipality(), name="Ingrid Solheim"))
    return supervision.signed_up(made)


def open_grid(page: Page, live_server: LiveServer, person: User) -> None:
    cookie = people.sign_in(Client(), person).cookies[configured.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.goto(f"{live_server.url}/supervision/")


def test_two_taps_on_a_phone(page: Page, live_server: LiveServer, supervisor: User) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict of its two numbers
    open_grid(page, live_server, supervisor)

    page.get_by_role("link", name="Registrer møte", exact=True).click()
    page.get_by_role("button", name="Lagre møtet").click()

    expect(page.get_by_text("Møtet med Ingrid Solheim")).to_be_visible()
    made = Meeting.objects.get()
    assert (made.held_on, made.minutes, made.place) == (date(2018, 9, 12), 120, "in_person")


def test_the_form_stands_beside_the_grid_on_a_wide_screen(
    page: Page, live_server: LiveServer, supervisor: User
) -> None:
    page.set_viewport_size(DESK)  # type: ignore[arg-type]  # a plain dict of its two numbers
    open_grid(page, live_server, supervisor)

    expect(page.get_by_role("link", name="Registrer møte", exact=True)).to_be_hidden()
    expect(page.get_by_label("Minutter")).to_be_hidden()
    page.get_by_label("Annet").check()
    page.get_by_label("Minutter").fill("95")
    page.get_by_role("button", name="Lagre møtet").click()

    expect(page.get_by_text("Møtet med Ingrid Solheim")).to_be_visible()
    assert Meeting.objects.get().minutes == 95

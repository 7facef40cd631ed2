"""A walk by keyboard as each role: the way past the menu first, every stop seen with its ring, and out of what opens."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from alisvest.core.roles import Role
from tests import world
from tests.browser import complaints_of
from tests.made import print_plainly
from tests.make import people
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES: dict[Role, tuple[str, ...]] = {
    Role.PROJECT_LEADER: ("dashboard:start", "municipalities:review_list", "municipalities:round_prepare"),
    Role.ADMINISTRATOR: ("dashboard:start", "finance:claim_list", "supervision:supervisor_register"),
    Role.SIGNER: ("dashboard:start", "municipalities:application_list"),
    Role.FINANCE: ("dashboard:start", "finance:claim_draft"),
    Role.SUPERVISOR: ("dashboard:start", "supervision:meeting_record"),
    Role.CANDIDATE: ("dashboard:start", "candidates:candidate_mine"),
    Role.STEERING: ("dashboard:start", "finance:budget_detail"),
}
MOST = 150
STOP = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const same = window.before === e, ring = getComputedStyle(e);
    const box = e.getBoundingClientRect(), option = e.matches('[type=radio], [type=checkbox]');
    window.before = e;
    return {
        same, name: `${e.tagName.toLowerCase()} ${(e.getAttribute('aria-label') || e.textContent || e.id).trim().slice(0, 40)}`,
        ring: parseFloat(ring.outlineWidth) >= 3 && ring.outlineStyle !== 'none',
        seen: (box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight) || option,
    };
}"""


@pytest.fixture
def made(settings: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    print_plainly(monkeypatch)
    settings.DEMO_TODAY = world.TODAY  # the server's threads read the same clock
    return world.build()


def open_as(page: Page, server: LiveServer, made: World, role: Role, path: str, settings: Any) -> None:
    person = made.people[role.value]
    assert person is not None
    page.context.clear_cookies()
    cookie = people.sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server.url}])
    page.goto(f"{server.url}{path}")


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the page is left; return the stops."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        if (
            stops and stop["same"]
        ):  # the browser's own date field has several stops, its calendar button with its own ring
            stops[-1]["ring"] |= stop["ring"]
        else:
            stops.append(stop)
    pytest.fail(f"The keyboard does not get out of {page.url}.")


def test_every_stop_is_seen_with_its_ring(made: World, page: Page, live_server: LiveServer, settings: Any) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    wrong = []
    for role, names in PAGES.items():
        for name in names:
            open_as(page, live_server, made, role, reverse(name), settings)
            stops = walk(page)
            assert stops[0]["name"].startswith("a Hopp til innholdet"), (role, name, stops[0])
            assert len(stops) > 5
            wrong += [f"{role} {name}: {stop}" for stop in stops if not (stop["ring"] and stop["seen"])]

    assert wrong == []


def test_the_skip_link_leads_into_the_page(made: World, page: Page, live_server: LiveServer, settings: Any) -> None:
    open_as(page, live_server, made, Role.PROJECT_LEADER, "/", settings)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_what_opens_closes_and_gives_the_focus_back(
    made: World, page: Page, live_server: LiveServer, settings: Any
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_as(page, live_server, made, Role.PROJECT_LEADER, "/", settings)
    menu = page.get_by_role("button", name="Meny")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(menu).to_be_focused()

    path = reverse("candidates:candidate_detail", args=[made.own.draft_plan.candidate_id])
    open_as(page, live_server, made, Role.PROJECT_LEADER, path, settings)
    asks = page.locator("a[data-dialog]").first
    asks.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(asks).to_be_focused()


def test_a_list_is_filtered_while_one_types(made: World, page: Page, live_server: LiveServer, settings: Any) -> None:
    """Without a whole new page: the field keeps its focus, the address holds the filter, and it is said what is left."""
    page.set_viewport_size({"width": 1440, "height": 900})
    open_as(page, live_server, made, Role.PROJECT_LEADER, reverse("municipalities:municipality_list"), settings)
    page.evaluate("window.same = true")
    field = page.locator("#filter input[type=text], #filter input[type=search]").first
    expect(page.get_by_role("link", name="Vik foreign", exact=True)).to_be_visible()
    field.press_sequentially("vik own")

    expect(page.get_by_role("link", name="Vik foreign", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Vik own", exact=True)).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("vik own")
    expect(page.locator("#said")).to_contain_text("av")
    assert "words=vik%20own" in page.url
    assert page.evaluate("window.same") is True
    page.context.clear_cookies()
    field.press_sequentially("x")
    page.wait_for_url("**/sign-in/**")
    expect(page.get_by_role("navigation", name="Hovedmeny")).to_have_count(0)
    complaints_of(page).clear()  # the browser names the answer's status

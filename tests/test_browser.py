"""That a real browser opens a page, and that its complaints are heard."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import complaints_of

pytestmark = pytest.mark.browser


def test_the_sign_in_page_opens_without_a_complaint(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/")
    expect(page.get_by_role("main").get_by_role("button").first).to_be_visible()


def test_what_the_browser_complains_about_is_noted(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/no-such-page-anywhere/")
    page.evaluate("console.error('a complaint')")
    heard = complaints_of(page)
    assert "a complaint" in heard
    heard.clear()

"""A real browser signs in with an app, with a passkey, and by an outside provider, under the strict policy for scripts."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from tests import axe
from tests.accounts import provider as providers
from tests.accounts.provider import Provider
from tests.browser import complaints_of
from tests.make import people

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough phrase"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def local(settings: Any) -> Iterator[Provider]:
    with providers.running() as provider:
        settings.OIDC_PROVIDERS = [provider.settings()]
        yield provider


@pytest.fixture
def here(page: Page, live_server: LiveServer, settings: Any) -> str:
    settings.SITE_URL = live_server.url
    page.set_default_timeout(20_000)
    english = {"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": live_server.url}
    page.context.add_cookies([english])  # type: ignore[list-item]  # until somebody has signed in
    return str(live_server.url)


def leader() -> User:
    return people.project_leader(password=PASSWORD, language="en")


def sign_in(page: Page, here: str, person: User) -> None:
    page.goto(f"{here}{reverse('account_login')}")
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm(page: Page) -> None:
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def sign_out(page: Page) -> None:
    page.locator("details.mine summary").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def fine(page: Page) -> None:
    """The page as it stands has no fault that axe or we know."""
    assert axe.faults(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})


def test_an_app_is_set_up_and_signed_in_with(page: Page, here: str) -> None:
    person = leader()
    sign_in(page, here, person)
    expect(page.get_by_text("needs a second factor")).to_be_visible()
    fine(page)
    page.get_by_role("link", name="Add an authenticator app").click()
    fine(page)
    confirm(page)
    secret = page.locator("#secret").inner_text()
    fine(page)
    page.get_by_label("Code from the app").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    expect(page.locator(".codes code")).to_have_count(10)
    fine(page)
    recovery = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="Go to the front page").click()
    expect(page.locator("details.mine")).to_contain_text("Project leader")
    sign_out(page)

    sign_in(page, here, person)
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    fine(page)
    page.get_by_label("Code").fill("12345")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("That was not right")
    complaints_of(page).clear()  # the browser names every refused address
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.locator("details.mine")).to_contain_text("Project leader")
    page.goto(f"{here}{reverse('accounts:security')}")
    expect(page.get_by_text("9 left")).to_be_visible()
    fine(page)


def test_a_passkey_is_made_and_signed_in_with_alone(page: Page, here: str) -> None:
    person = leader()
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    sign_in(page, here, person)
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    fine(page)
    page.get_by_label("Name").fill("The office PC")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert Authenticator.objects.get(user=person, type="webauthn").wrap().is_passwordless is True
    sign_out(page)

    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("details.mine")).to_contain_text("Project leader")
    sign_out(page)

    sign_in(page, here, person)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("details.mine")).to_contain_text("Project leader")

    page.goto(f"{here}{reverse('accounts:security')}")
    page.get_by_role("link", name="Remove: The office PC").click()
    confirm(page)
    fine(page)
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_text("needs a second factor")).to_be_visible()
    assert not Authenticator.objects.filter(user=person).exists()


def test_a_passkey_that_is_not_given_is_said_on_the_page(page: Page, here: str) -> None:
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | {"isUserVerified": False}})
    page.goto(f"{here}{reverse('account_login')}")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("The passkey was not used.")).to_be_visible()


def test_an_outside_provider_is_linked_and_signed_in_with(page: Page, here: str, local: Provider) -> None:
    person = people.user(Role.STEERING, password=PASSWORD, language="en")
    sign_in(page, here, person)
    page.goto(f"{here}{reverse('accounts:security')}")
    fine(page)
    page.get_by_role("button", name="Link Lokalporten").click()
    confirm(page)
    expect(page.get_by_text("The outside sign-in is linked.")).to_be_visible()
    assert SocialAccount.objects.get().user == person
    sign_out(page)
    fine(page)

    page.get_by_role("link", name="Sign in with Lokalporten").click()

    expect(page.locator("details.mine")).to_contain_text(person.name)

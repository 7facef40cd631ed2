"""Ways out: redirects lead only to ourselves, and addresses in mails never come from who asks."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from alisvest.outbox.models import Mail
from tests.make import people

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "https:///evil.example",
    " //evil.example",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "0",  # no address at all: what Django would take for the name of a view
    "dashboard:start",
    "?page=2",
)
OURS = ("alisvest", "municipalities", "candidates", "supervision", "finance")


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_elsewhere(wanted: str) -> None:
    person = people.project_leader()
    person.set_password("fjord og fjell 2017")
    person.save()
    signed_in = people.sign_in(Client(), person)
    answers = [
        signed_in.post(reverse("accounts:language_choose"), {"language": "nb", "next": wanted}),
        signed_in.get(reverse(settings.LOGIN_URL), {"next": wanted}),
        Client().post(
            reverse(settings.LOGIN_URL), {"login": person.email, "password": "fjord og fjell 2017", "next": wanted}
        ),
        Client().get("/" + wanted.lstrip("/")),
    ]
    for answer in answers:
        location = answer.headers.get("Location", "/")
        assert urlsplit(location).netloc in {"", "testserver"}, location
        assert urlsplit(location).scheme in {"", "http"}, location
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


def test_a_page_asked_for_before_sign_in_is_opened_after_it() -> None:
    person = people.user()
    person.set_password("fjord og fjell 2017")
    person.save()
    client = Client()
    sent = client.get("/municipalities/?words=vik")
    assert sent.headers["Location"] == f"{reverse(settings.LOGIN_URL)}?next=/municipalities/%3Fwords%3Dvik"


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "[", "a b", "localhost@evil.example"])
def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    assert Client().get(reverse(settings.LOGIN_URL), headers={"Host": host}).status_code == 400


def test_a_forwarded_host_is_not_believed() -> None:
    page = Client().get(reverse(settings.LOGIN_URL), headers={"X-Forwarded-Host": "evil.example"})

    assert b"evil.example" not in page.content
    assert settings.USE_X_FORWARDED_HOST is False


def test_no_code_builds_an_address_from_the_request() -> None:
    """Addresses that leave the application are made by core.links from SITE_URL."""
    banned = re.compile(r"build_absolute_uri|get_current_site|HTTP_HOST|\bget_host\(")
    found = [
        f"{path}: {line.strip()}"
        for folder in OURS
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*.py"))
        for line in path.read_text().splitlines()
        if banned.search(line) and "url_has_allowed_host_and_scheme" not in line
    ]

    assert found == []


def test_a_mail_leads_to_the_site_of_the_settings(settings: Any) -> None:
    """Whoever asks for a new password under another host's name gets our address in the mail all the same."""
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://alis.example.no", ["*"]
    person = people.user()
    person.set_password("fjord og fjell 2017")
    person.save()
    forged = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    Client().post(reverse("account_reset_password"), {"email": person.email}, headers=forged)
    texts = [mail.body for mail in Mail.objects.filter(to=person.email)]

    assert texts
    assert all("https://alis.example.no/" in text and "evil" not in text for text in texts)

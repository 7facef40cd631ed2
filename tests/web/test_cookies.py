"""Cookies as production sets them: settings read anew with HTTPS on, in a process of their own."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from alisvest.core.roles import Role
from tests.make import people

ASK = """
import json
from django.conf import settings
names = [name for name in dir(settings) if name.startswith(("SESSION_", "CSRF_", "LANGUAGE_COOKIE", "SECURE_"))]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    environment = {**os.environ, "HTTPS": "true", "DJANGO_SETTINGS_MODULE": "alisvest.settings"}
    run = [sys.executable, "-c", ASK]
    said = subprocess.check_output(run, env=environment, cwd=settings.BASE_DIR, text=True)  # noqa: S603  our own question
    read: dict[str, Any] = json.loads(said)
    return read


def test_every_cookie_is_the_hosts_own_and_sent_over_https_only(production: dict[str, Any]) -> None:
    for kind in ("SESSION", "CSRF", "LANGUAGE"):
        cookie = {
            name.split("COOKIE_")[1]: value for name, value in production.items() if name.startswith(f"{kind}_COOKIE")
        }
        assert cookie["NAME"].startswith("__Host-"), kind
        assert (cookie["SECURE"], cookie["HTTPONLY"], cookie["SAMESITE"]) == (True, True, "Lax"), kind
        assert (cookie["PATH"], cookie["DOMAIN"]) == ("/", None), kind


def test_https_is_asked_for_a_year(production: dict[str, Any]) -> None:
    assert production["SECURE_SSL_REDIRECT"] is True
    assert production["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert production["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert production["SESSION_COOKIE_AGE"] == 30 * 60


def test_no_other_cookie_is_ever_set(settings: Any, production: dict[str, Any]) -> None:
    """What is sent in the course of a visit is what production names above."""
    for name, value in production.items():
        if "_COOKIE_" in name:
            setattr(settings, name, value)
    client = Client()
    person = people.user(Role.PROJECT_LEADER)
    person.set_password("fjord og fjell 2017")
    person.save()
    client.get("/sign-in/", secure=True)
    people.sign_in(client, person)
    client.get("/", secure=True)
    client.post("/language/", {"language": "nn"}, secure=True)
    client.post("/sign-out/", secure=True)
    client.get("/sign-in/", secure=True)

    assert set(client.cookies) == {"__Host-session", "__Host-csrf", "__Host-language"}
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, True, "Lax", "/")
        assert not cookie["domain"]

"""What every kind of answer carries: pages, refusals, faults, files, static files."""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from tests import world
from tests.made import print_plainly
from tests.make import people
from tests.world import World

pytestmark = pytest.mark.walk

Answers = dict[str, Any]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    print_plainly(monkeypatch)
    made = world.build()
    with clock.at(datetime.combine(world.TODAY, time(12), tzinfo=clock.OSLO)):
        yield made


def breaks(*_args: Any, **_options: Any) -> HttpResponse:
    raise ZeroDivisionError("a name that was typed")


@pytest.fixture
def answers(made: World, monkeypatch: pytest.MonkeyPatch) -> Answers:
    """One answer of every kind, by what it is."""
    leader = people.sign_in(Client(raise_request_exception=False), people.project_leader())
    reader = people.sign_in(Client(), people.user())
    anyone = Client()
    register = reverse("municipalities:municipality_list")
    found: dict[str, Callable[[], Any]] = {
        "page": lambda: leader.get(register),
        "fragment": lambda: leader.get(register, headers={"HX-Request": "true"}),
        "form": lambda: leader.get(reverse("municipalities:round_prepare")),
        "invalid form": lambda: leader.post(reverse("municipalities:round_prepare"), {"name": ""}),
        "file": lambda: leader.get(reverse("finance:statement_download", args=[made.own.statement.pk])),
        "redirect": lambda: leader.post(reverse("accounts:language_choose"), {"language": "nn"}),
        "to sign-in": lambda: anyone.get(register),
        "sign-in": lambda: anyone.get(reverse("account_login")),
        "expired fragment": lambda: anyone.get(register, headers={"HX-Request": "true"}),
        "400": lambda: leader.get(register + "?q=%00"),
        "bad host": lambda: leader.get(register, headers={"Host": "evil.example"}),
        "403": lambda: reader.get(reverse("municipalities:review_list")),
        "csrf": lambda: Client(enforce_csrf_checks=True).post(reverse("account_login"), {}),
        "404": lambda: leader.get("/no-such-page/"),
        "405": lambda: leader.get(reverse("accounts:language_choose")),
        "409": lambda: leader.get(reverse("candidates:period_add", args=[made.own.plan.pk])),
        "413": lambda: leader.post(register, "x" * 3_000_000, content_type="application/x-www-form-urlencoded"),
        "health": lambda: anyone.get(reverse("web:live")),
        "static": lambda: anyone.head("/static/app.js"),
    }
    made_now = {name: ask() for name, ask in found.items()}
    monkeypatch.setattr("alisvest.ui.context._nav", breaks)
    return made_now | {"500": leader.get(register)}


def test_the_kinds_are_what_they_are_called(answers: Answers) -> None:
    statuses = {name: answers[name].status_code for name in answers}

    assert statuses == {
        "page": 200,
        "fragment": 200,
        "form": 200,
        "invalid form": 422,
        "file": 200,
        "redirect": 302,
        "to sign-in": 302,
        "sign-in": 200,
        "expired fragment": 401,
        "400": 400,
        "bad host": 400,
        "403": 403,
        "csrf": 403,
        "404": 404,
        "405": 405,
        "409": 409,
        "413": 413,
        "health": 200,
        "static": 200,
        "500": 500,
    }


def test_the_content_policy_lets_nothing_inline_run_anywhere(answers: Answers) -> None:
    for name, answer in answers.items():
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, name
        assert "unsafe" not in policy, name
        for part in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert part in policy or name == "file", name
    assert "sandbox" in answers["file"].headers["Content-Security-Policy"]


def test_what_a_browser_is_told_with_every_answer(answers: Answers) -> None:
    for name, answer in answers.items():
        told = answer.headers
        assert told["X-Content-Type-Options"] == "nosniff", name
        assert told["X-Frame-Options"] == "DENY", name
        assert told["Referrer-Policy"] == "same-origin", name
        assert told["Cross-Origin-Opener-Policy"] == "same-origin", name
        assert told["Cross-Origin-Resource-Policy"] == "same-origin", name
        assert "camera=()" in told["Permissions-Policy"], name
        assert "geolocation=()" in told["Permissions-Policy"], name
        assert len(told["X-Request-ID"]) == 32, name


def test_nobody_keeps_a_copy_of_anything_but_static_files(answers: Answers) -> None:
    kept = {name: answers[name].headers["Cache-Control"] for name in answers}
    static = kept.pop("static")

    assert set(kept.values()) == {"no-store, private"}
    assert "public" in static


def test_a_file_leaves_as_an_attachment(answers: Answers) -> None:
    assert answers["file"].headers["Content-Disposition"].startswith("attachment")


def test_over_https_it_stays_https(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    plain, sure = Client().get("/sign-in/"), Client().get("/sign-in/", secure=True)

    assert (plain.status_code, plain.headers["Location"]) == (301, "https://testserver/sign-in/")
    assert sure.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert Client().get("/health/").status_code == 200

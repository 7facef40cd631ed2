"""Guessing is slowed down where it comes from, sessions can be ended, and nothing tells who is known here."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.conf import settings as real
from django.db import connection
from django.test import Client
from django.urls import reverse

from alisvest.accounts.access import HAT, SINCE
from alisvest.accounts.models import User
from alisvest.accounts.sign_in.session import device
from alisvest.audit.models import Event
from alisvest.core.roles import Role
from alisvest.outbox.models import Mail
from tests.make import people

PASSWORD, WRONG = "a long enough phrase", "something else entirely"
START, SECURITY, SIGN_IN = reverse("dashboard:start"), reverse("accounts:security"), reverse("account_login")
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


def person(**fields: Any) -> User:
    return people.user(Role.STEERING, **{"password": PASSWORD, "language": "en"} | fields)


def attempt(client: Client, email: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(SIGN_IN, {"login": email, "password": password}, **extra)


def english() -> Client:
    return Client(headers={"accept-language": "en"})


# Delay, not lock-out


def test_after_five_wrong_passwords_the_place_waits_and_the_person_elsewhere_comes_in() -> None:
    somebody = person()
    for _guess in range(5):
        attempt(english(), somebody.email, WRONG)

    refused = attempt(english(), somebody.email)

    assert (refused.status_code, "Too many wrong attempts from here" in refused.text) == (422, True)
    assert attempt(Client(), somebody.email, **ELSEWHERE).headers["Location"] == START


def test_the_wait_is_five_minutes() -> None:
    somebody = person()
    with time_machine.travel(datetime(2026, 11, 22, 8, 0, tzinfo=UTC), tick=False) as real_time:
        for _guess in range(5):
            attempt(Client(), somebody.email, WRONG)
        assert attempt(Client(), somebody.email).status_code == 422
        real_time.shift(timedelta(minutes=5, seconds=1))
        assert attempt(Client(), somebody.email).headers["Location"] == START


def test_the_wait_grows_for_whoever_goes_on() -> None:
    somebody = person()
    with time_machine.travel(datetime(2026, 11, 22, 8, 0, tzinfo=UTC), tick=False) as real_time:
        for _turn in range(4):
            for _guess in range(5):
                attempt(Client(), somebody.email, WRONG)
            real_time.shift(timedelta(minutes=6))
        assert attempt(Client(), somebody.email).status_code == 422
        real_time.shift(timedelta(minutes=61))
        assert attempt(Client(), somebody.email).headers["Location"] == START


def test_one_place_cannot_try_address_after_address() -> None:
    for turn in range(20):
        attempt(english(), f"person-{turn}@nowhere.example", WRONG)

    assert "Too many wrong attempts" in attempt(english(), person().email).text


def test_another_persons_success_does_not_forget_what_failed() -> None:
    somebody, guesser = person(), person()
    for _guess in range(4):
        attempt(Client(), somebody.email, WRONG)
        attempt(Client(), guesser.email)
    attempt(Client(), somebody.email, WRONG)

    assert attempt(Client(), somebody.email).status_code == 422


def test_a_neighbour_in_the_same_ipv6_network_is_the_same_place_and_forwarded_addresses_are_not_believed() -> None:
    somebody = person()
    for guess in range(5):
        attempt(Client(), somebody.email, WRONG, REMOTE_ADDR=f"2001:db8::{guess}")

    assert attempt(Client(), somebody.email, REMOTE_ADDR="2001:db8::ffff").status_code == 422
    for guess in range(5):
        attempt(Client(), somebody.email, WRONG, HTTP_X_FORWARDED_FOR=f"192.0.2.{guess}")
    assert attempt(Client(), somebody.email, HTTP_X_FORWARDED_FOR="192.0.2.99").status_code == 422


def test_the_person_is_told_once_a_day_of_many_failures() -> None:
    somebody = person()
    for guess in range(23):
        attempt(Client(), somebody.email, WRONG, REMOTE_ADDR=f"198.51.100.{guess}")

    mail = Mail.objects.get()
    assert (mail.to, mail.template) == (somebody.email, "accounts.many_attempts")
    assert "10" in mail.body


def test_nobody_is_told_of_failures_at_an_address_that_is_not_known() -> None:
    for guess in range(12):
        attempt(Client(), "nobody@example.no", WRONG, REMOTE_ADDR=f"198.51.100.{guess}")

    assert not Mail.objects.exists()


def test_the_limits_live_in_the_database_where_all_processes_see_them() -> None:
    attempt(Client(), "nobody@example.no", WRONG)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone()[0] >= 3


# Who is known


def answers(*emails: str) -> set[tuple[int, str]]:
    found = set()
    for email in emails:
        response = attempt(english(), email, WRONG)
        text = response.text.replace(email, "ADDRESS")
        found.add((response.status_code, text.split("<main")[1].split("csrfmiddlewaretoken")[0]))
    return found


def test_known_unknown_deactivated_and_without_password_get_the_same_answer() -> None:
    known, gone, none = person(), person(is_active=False), person(password=None)

    assert len(answers(known.email, gone.email, none.email, "nobody@example.no")) == 1
    assert len({attempt(english(), each.email).status_code for each in (gone, none)}) == 1


def test_they_take_about_the_same_time(settings: Any) -> None:
    """The processor's time, which hashing takes, so that a busy machine does not decide."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    known = person()
    spent: dict[str, list[float]] = {"known": [], "unknown": []}
    for turn in range(4):
        for who, email in (("known", known.email), ("unknown", f"nobody{turn}@example.no")):
            began = time.process_time()
            attempt(Client(), email, WRONG)
            spent[who].append(time.process_time() - began)

    known_time, unknown_time = (statistics.median(spent[who]) for who in ("known", "unknown"))
    assert 0.4 < known_time / unknown_time < 2.5


def test_there_is_no_sign_up_and_no_page_that_is_not_listed(client: Client) -> None:
    for path in (
        "/signup/",
        "/accounts/signup/",
        "/sign-in/signup/",
        "/accounts/login/",
        "/email/",
        "/accounts/email/",
    ):
        assert client.get(path).status_code == 404, path


# Sessions


def test_signing_in_makes_a_new_session_key_and_forgets_what_was_planted(client: Client) -> None:
    client.get(SIGN_IN)
    session = client.session
    session[HAT] = "administrator:"
    session.save()
    planted = session.session_key
    client.cookies[real.SESSION_COOKIE_NAME] = str(planted)

    attempt(client, person().email)

    assert client.session.session_key != planted
    assert client.session[HAT] == "steering:"
    assert client.session[SINCE] > time.time() - 60


def test_a_session_planted_by_another_person_is_not_taken_over(client: Client) -> None:
    people.sign_in(client, people.administrator())
    planted = client.session.session_key
    client.post(reverse("accounts:sign_out"))

    attempt(client, person().email)

    assert client.session.session_key != planted
    assert client.session[HAT] == "steering:"


def test_the_cookie_is_for_the_browser_alone_and_ends_with_it(client: Client) -> None:
    cookie = attempt(client, person().email).cookies[real.SESSION_COOKIE_NAME]

    assert (bool(cookie["httponly"]), cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")


def test_sessions_elsewhere_are_listed_and_ended_for_real() -> None:
    somebody = person()
    here = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0"})
    there = Client(headers={"user-agent": "Mozilla/5.0 (iPhone; CPU) Version/17.0 Safari/604.1"})
    stranger = Client()
    attempt(here, somebody.email)
    attempt(there, somebody.email, **ELSEWHERE)
    attempt(stranger, person().email)

    page = here.get(SECURITY)
    assert [place.device for place in page.context["places"]] == ["Firefox, Windows", "Safari, iPhone"]
    assert ("192.0.2.7" in page.text, UserSession.objects.count()) == (True, 3)
    assert here.get(reverse("accounts:sessions_end")).status_code == 405
    here.post(reverse("accounts:sessions_end"))

    assert there.get(START).headers["Location"].startswith(SIGN_IN)
    assert (here.get(START).status_code, stranger.get(START).status_code) == (200, 200)
    assert [place.here for place in here.get(SECURITY).context["places"]] == [True]
    assert Event.objects.filter(verb="accounts.sessions_ended").count() == 1


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", "Unknown browser"),
        ("", "Unknown browser"),
    ],
)
def test_a_browser_is_named_in_two_words(agent: str, said: str) -> None:
    assert str(device(agent)) == said


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil",
        "\\\\evil",
        "https:evil",
    ],
)
def test_nobody_is_led_to_another_site(client: Client, next_: str) -> None:
    somebody = person()

    assert (
        client.post(f"{SIGN_IN}?next={next_}", {"login": somebody.email, "password": PASSWORD}).headers["Location"]
        == START
    )
    assert client.get(f"{SIGN_IN}?next={next_}").headers["Location"] == START


def test_a_host_that_is_allowed_is_still_another_site(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]

    assert attempt(client, person().email).headers["Location"] == START
    client.logout()
    done = client.post(f"{SIGN_IN}?next=https://other.example/", {"login": person().email, "password": PASSWORD})
    assert done.headers["Location"] == START

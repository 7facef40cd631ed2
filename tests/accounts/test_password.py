"""Choosing, changing and replacing a password."""

import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.outbox.models import Mail, MailKind
from tests.make import municipalities, people

OLD, NEW = "a long enough phrase", "another quite long phrase"
SIGN_IN, FORGOTTEN = reverse("account_login"), reverse("account_reset_password")
SENT, START = reverse("account_reset_password_done"), reverse("dashboard:start")
CHANGE = reverse("account_change_password")


def person(**fields: Any) -> User:
    return people.user(**{"password": OLD, "language": "en"} | fields)


def link_to(somebody: User) -> str:
    """Return the path of the link in the newest mail."""
    mail = Mail.objects.filter(to=somebody.email).latest("pk")
    found = re.search(r"http://localhost:8000(\S+)", mail.body)
    assert found is not None
    return found[1]


def ask(client: Client, email: str) -> Any:
    return client.post(FORGOTTEN, {"email": email})


def open_link(client: Client, path: str) -> Any:
    return client.get(path, follow=True)


def choose(client: Client, page: Any, password: str = NEW) -> Any:
    return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def can_sign_in(somebody: User, password: str) -> bool:
    return bool(Client().post(SIGN_IN, {"login": somebody.email, "password": password}).status_code == 302)


# What a password must be


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("elleve tegn", "Use at least 12 characters"),
        ("", "Use at least 12 characters"),
        ("qwertyuiop123456", "leans on “qwerty”"),
        ("administrator", "among the most used"),
        ("Sommer2026!!", "leans on “sommer”"),
        ("alis-vest-2026", "leans on “alis”"),
        ("ALISVEST12345", "leans on “alisvest”"),
        ("Vinter 2019 vår", "leans on “vinter”"),
        ("Turid Haukås 1", "leans on “haukås”"),
        ("haukaas-12345678", "leans on “haukaas”"),
        ("194819481948", "Use words or letters"),
        ("passordpassord", "leans on “passord”"),
    ],
)
def test_what_others_would_guess_is_refused_with_a_sentence(password: str, says: str) -> None:
    somebody = people.project_leader(name="Turid Haukås", email="haukaas@example.no")

    with pytest.raises(ValidationError) as refused:
        validate_password(password, somebody)

    assert says in " ".join(refused.value.messages)


def test_the_own_municipality_is_a_word_to_guess() -> None:
    leader = people.user(password=OLD)
    writer = municipalities.member(municipalities.municipality("Kvam herad"))

    with pytest.raises(ValidationError, match="leans on “kvam”"):
        validate_password("Kvam-kvam 1234", writer)
    validate_password("Kvam-kvam 1234 på tur", leader)


@pytest.mark.parametrize(
    "password", ["fjord og fjell 2017", "korrekt hest batteri stift", "sommer med mange epler i hagen"]
)
def test_words_of_ones_own_are_let_through(password: str) -> None:
    validate_password(password, person())


def test_passwords_are_kept_by_argon2_outside_tests() -> None:
    assert "Argon2PasswordHasher" in (Path(settings.BASE_DIR) / "alisvest" / "settings.py").read_text()


# Changing it


def test_changing_it_ends_the_other_sessions_and_tells_by_mail(client: Client) -> None:
    somebody = person()
    other = people.sign_in(Client(), somebody)
    people.sign_in(client, somebody)
    key = client.session.session_key

    done = client.post(CHANGE, {"oldpassword": OLD, "password1": NEW, "password2": NEW})

    assert done.headers["Location"] == reverse("accounts:security")
    assert client.get(START).status_code == 200
    assert client.session.session_key != key
    assert other.get(START).headers["Location"].startswith(SIGN_IN)
    assert can_sign_in(somebody, NEW)
    mail = Mail.objects.get(to=somebody.email)
    assert (mail.template, mail.kind) == ("accounts.security_changed", MailKind.CODE)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"oldpassword": "wrong", "password1": NEW, "password2": NEW}, "The present password is wrong."),
        ({"oldpassword": OLD, "password1": NEW, "password2": NEW + "x"}, "You must type the same password each time."),
        ({"oldpassword": OLD, "password1": "short", "password2": "short"}, "Use at least 12 characters"),
        ({}, "Fill in present password."),
    ],
)
def test_what_does_not_hold_changes_nothing(client: Client, sent: dict[str, str], says: str) -> None:
    somebody = person()
    people.sign_in(client, somebody)

    response = client.post(CHANGE, sent)

    assert response.status_code == 422
    assert says in response.text
    assert can_sign_in(somebody, OLD)


def test_whoever_has_none_chooses_one(client: Client) -> None:
    somebody = people.user()
    people.sign_in(client, somebody)
    choose_one = reverse("account_set_password")
    assert client.get(CHANGE).headers["Location"] == choose_one

    client.post(choose_one, {"password1": NEW, "password2": NEW})

    assert can_sign_in(somebody, NEW)


# Replacing it by a link


def test_a_link_by_mail_lets_one_choose_a_new_one(client: Client) -> None:
    somebody = person()
    elsewhere = people.sign_in(Client(), somebody)

    assert ask(client, somebody.email.upper()).headers["Location"] == SENT
    mail = Mail.objects.get()
    assert (mail.kind, mail.template, mail.receiver) == (MailKind.CODE, "accounts.password_reset", somebody)
    done = choose(client, open_link(client, link_to(somebody)))

    assert done.headers["Location"] == SIGN_IN
    assert can_sign_in(somebody, NEW)
    assert elsewhere.get(START).headers["Location"].startswith(SIGN_IN)
    assert Mail.objects.latest("pk").template == "accounts.security_changed"


def test_the_link_leads_to_the_address_in_the_settings_whatever_the_host_header_says(client: Client) -> None:
    somebody = person()

    client.post(FORGOTTEN, {"email": somebody.email}, headers={"host": "127.0.0.1"})

    assert link_to(somebody).startswith("/password/new/")


def test_opening_the_link_ever_so_often_uses_nothing_up_and_choosing_does(client: Client) -> None:
    somebody = person()
    ask(client, somebody.email)
    path = link_to(somebody)
    for _mail_scanner in range(3):
        assert "form" in open_link(Client(), path).context
    choose(client, open_link(client, path))

    again = open_link(Client(), path)

    assert again.status_code == 200
    assert again.context.get("token_fail") is True


@pytest.mark.parametrize(("after", "works"), [(timedelta(minutes=59), [True]), (timedelta(minutes=61), [])])
def test_the_link_works_for_an_hour(client: Client, after: timedelta, works: list[bool]) -> None:
    somebody = person()
    with time_machine.travel(datetime(2026, 11, 22, 8, 0, tzinfo=UTC), tick=False) as real:
        ask(client, somebody.email)
        real.shift(after)
        page = open_link(Client(), link_to(somebody))

    assert [True for name in ("form",) if name in page.context and "token_fail" not in page.context] == works


@pytest.mark.parametrize("spoilt", ["x", "/", "\0", "%00", "æ"])
def test_a_spoilt_link_is_said_to_be_one(client: Client, spoilt: str) -> None:
    somebody = person()
    ask(client, somebody.email)

    page = open_link(client, link_to(somebody).replace("-", f"-{spoilt}", 1))

    assert page.status_code in {200, 400, 404}
    assert "Save the password" not in page.text


def test_a_person_deactivated_since_chooses_nothing(client: Client) -> None:
    somebody = person()
    ask(client, somebody.email)
    User.objects.filter(pk=somebody.pk).update(is_active=False)

    assert open_link(client, link_to(somebody)).context["token_fail"] is True


def test_known_unknown_and_deactivated_get_the_same_answer_and_only_the_known_a_mail(client: Client) -> None:
    known, gone = person(), person(is_active=False)
    answers = [ask(client, email) for email in (known.email, gone.email, "nobody@example.no")]

    assert len({(a.status_code, a.headers["Location"], a.content) for a in answers}) == 1
    assert [mail.to for mail in Mail.objects.all()] == [known.email]


def test_known_and_unknown_cost_the_same_work(client: Client) -> None:
    known = person()
    counts = []
    for email in (known.email, "nobody@example.no"):
        with CaptureQueriesContext(connection) as queries:
            ask(client, email)
        counts.append(len([q for q in queries if "cache" not in q["sql"]]))

    assert counts[0] == counts[1]


def test_about_the_same_time_for_known_and_unknown(client: Client) -> None:
    """The processor's time, so that a busy machine does not decide."""
    known = person()
    spent: dict[str, list[float]] = {"known": [], "unknown": []}
    for turn in range(3):
        for who, email in (("known", known.email), ("unknown", f"nobody{turn}@example.no")):
            began = time.process_time()
            ask(client, email)
            spent[who].append(time.process_time() - began)

    assert min(spent["unknown"]) > min(spent["known"]) / 3


def test_whoever_has_no_password_gets_words_instead_of_a_link(client: Client) -> None:
    somebody = people.user()

    assert ask(client, somebody.email).headers["Location"] == SENT

    mail = Mail.objects.get()
    assert mail.template == "accounts.no_password"
    assert "http" not in mail.body


def test_a_mailbox_is_not_filled_by_asking(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "100/m/ip"}
    somebody = person()
    for _turn in range(8):
        assert ask(client, somebody.email).headers["Location"] == SENT

    assert Mail.objects.count() == 5


def test_asking_too_often_from_one_place_waits_and_shuts_nobody_else_out(client: Client) -> None:
    somebody = person()
    answers = [ask(client, somebody.email).status_code for _turn in range(4)]
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")

    assert answers == [302, 302, 302, 429]
    assert ask(elsewhere, somebody.email).headers["Location"] == SENT

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from alisvest.accounts.access import HAT, SINCE
from alisvest.accounts.models import Appointment, User
from alisvest.core.roles import Role
from tests.make import people

PASSWORD = "a long enough phrase"
START = reverse("dashboard:start")
SIGN_IN = reverse("account_login")


def leader(**fields: str) -> User:
    return people.project_leader(password=PASSWORD, **fields)


def attempt(client: Client, email: str, password: str, **extra: str) -> Any:
    return client.post(SIGN_IN, {"login": email, "password": password, **extra})


def test_the_right_password_leads_to_the_start_page_wearing_the_hat(client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR = "offered"
    person = leader()

    response = attempt(client, person.email.upper(), PASSWORD)

    assert (response.status_code, response.url) == (302, START)
    assert client.session[HAT] == "project_leader:"
    assert client.get(START).status_code == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    person = leader(email="known@example.no")

    wrong = attempt(client, person.email, "something else entirely")
    unknown = attempt(client, "unknown@example.no", "something else entirely")

    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace(person.email, "").count("<li>") == unknown.text.replace("unknown@example.no", "").count(
        "<li>"
    )
    assert SINCE not in client.session


def test_the_page_that_was_asked_for_is_opened_but_never_another_site(client: Client) -> None:
    person = leader()

    assert attempt(client, person.email, PASSWORD, next="/hat/").url == "/hat/"
    client.logout()
    assert attempt(client, person.email, PASSWORD, next="https://evil.example/").url == START


def test_signing_out_needs_a_form_and_ends_the_session(client: Client) -> None:
    people.sign_in(client, leader())

    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert client.post(reverse("accounts:sign_out")).headers["Location"] == SIGN_IN
    assert client.get(START).status_code == 302


def test_a_hat_withdrawn_between_two_requests_is_off_at_the_second(client: Client) -> None:
    person = leader()
    people.sign_in(client, person)
    assert client.get("/applications/review-probe-does-not-exist/").status_code == 404

    Appointment.objects.filter(user=person).update(valid=DateRange(date(2016, 1, 1), date(2016, 2, 1)))

    assert client.get(START).context["request"].user.role is None


def test_a_person_deactivated_between_two_requests_is_out_at_the_second(client: Client) -> None:
    person = leader()
    people.sign_in(client, person)
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get(START).headers["Location"].startswith(SIGN_IN)


def test_ten_hours_after_sign_in_the_session_ends_however_busy(client: Client) -> None:
    people.sign_in(client, leader())
    session = client.session
    session[SINCE] = 1.0
    session.save()

    assert client.get(START).headers["Location"].startswith(SIGN_IN)


def test_one_may_act_only_in_a_hat_that_one_holds(client: Client) -> None:
    person = leader()
    Appointment.objects.create(user=person, role=Role.STEERING, valid=people.EVER)
    people.sign_in(client, person)
    choose = reverse("accounts:hat_choose")

    client.post(choose, {"hat": "steering:"})
    assert client.session[HAT] == "steering:"
    client.post(choose, {"hat": "administrator:"})
    assert client.session[HAT] == "steering:"


@pytest.mark.parametrize(("language", "expected"), [("nn", "nn"), ("xx", "nb")])
def test_pages_follow_the_language_of_the_person(client: Client, language: str, expected: str) -> None:
    person = leader()
    people.sign_in(client, person)

    client.post(reverse("accounts:language_choose"), {"language": language})

    person.refresh_from_db()
    assert person.language == expected
    assert f'<html lang="{expected}"' in client.get(START).text


def test_thirty_idle_minutes_end_the_session_and_a_busy_one_goes_on(client: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 8, 0, tzinfo=UTC), tick=False) as real:
        people.sign_in(client, leader())
        for _visit in range(3):
            real.shift(timedelta(minutes=20))
            assert client.get(START).status_code == 200
        real.shift(timedelta(minutes=31))
        assert client.get(START).headers["Location"].startswith(SIGN_IN)

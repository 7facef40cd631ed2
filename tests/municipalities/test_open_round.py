from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.actions import print_letters
from alisvest.outbox.models import Mail
from municipalities import queries
from municipalities.actions import open_round, start_application
from municipalities.models import Application, Round
from municipalities.models.round import DecisionKind
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people

OPENS, DEADLINE = date(2017, 3, 1), date(2017, 3, 15)
MIDNIGHT = datetime(2017, 3, 16, tzinfo=clock.OSLO)
CALL: dict[str, Any] = {
    "name": "Call 2017",
    "year": 2017,
    "opens_on": OPENS,
    "deadline_on": DEADLINE,
    "places_from": 12,
    "places_to": 15,
    "decision_kind": DecisionKind.GRANT,
}


@pytest.fixture(autouse=True)
def _opening_day() -> Iterator[None]:
    with clock.at(OPENS):
        yield


def test_every_municipality_of_the_day_is_invited_and_its_signers_and_managers_get_mail() -> None:
    nynorsk, neutral, silent = make.municipality(), make.municipality(language_form="neutral"), make.municipality()
    gone = make.municipality(valid=DateRange(date(2017, 1, 1), date(2017, 2, 1)))
    signer, manager = make.member(nynorsk, Role.SIGNER), make.member(neutral, Role.MANAGER)
    make.member(nynorsk, Role.WRITER)
    make.member(gone, Role.SIGNER)

    round_ = open_round(**CALL, by=people.project_leader())
    print_letters()

    assert set(Mail.objects.values_list("to", "language")) == {(signer.email, "nn"), (manager.email, "nb")}
    assert set(round_.invitations.values_list("municipality", "mails")) == {
        (nynorsk.pk, 1),
        (neutral.pk, 1),
        (silent.pk, 0),
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"deadline_on": date(2017, 2, 28)}, "deadline_on"),
        ({"opens_on": date(2017, 1, 1), "deadline_on": date(2017, 2, 1)}, "deadline_on"),
        ({"places_to": 11}, "places_to"),
    ],
)
def test_a_round_that_makes_no_sense_is_not_opened(change: dict[str, Any], field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        open_round(**CALL | change, by=people.project_leader())

    assert refused.value.refusal.field == field
    assert not Round.objects.exists()


def test_only_the_project_leader_opens_a_round(client: Client) -> None:
    with pytest.raises(RefusedError) as refused:
        open_round(**CALL, by=people.administrator())

    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    people.sign_in(client, people.administrator())
    assert client.get(reverse("municipalities:round_open")).status_code == 403


def test_the_page_opens_the_round_and_shows_who_was_invited(client: Client) -> None:
    municipality = make.municipality("Odda")
    people.sign_in(client, people.project_leader(language="en"))
    typed = {key: value.isoformat() if isinstance(value, date) else value for key, value in CALL.items()}

    refused = client.post(reverse("municipalities:round_open"), typed | {"deadline_on": "2017-02-01"})
    opened = client.post(reverse("municipalities:round_open"), typed | {"then": "confirm"}, follow=True)

    assert refused.status_code == 409
    assert "Odda" in opened.text
    assert "1 municipality got no mail" in opened.text
    assert Round.objects.get().invitations.get().municipality == municipality


@pytest.mark.parametrize(
    ("moment", "left", "is_open"),
    [
        (datetime(2017, 2, 28, 23, 59, tzinfo=clock.OSLO), "Opens on 1\N{NO-BREAK SPACE}March", False),
        (datetime(2017, 3, 1, tzinfo=clock.OSLO), "15 days left.", True),
        (MIDNIGHT - timedelta(hours=3), "3 hours left.", True),
        (MIDNIGHT - timedelta(seconds=1), "0 minutes left.", True),
        (MIDNIGHT, "The round is closed.", False),
    ],
)
def test_the_deadline_is_worded_to_the_second(moment: datetime, left: str, is_open: bool) -> None:  # noqa: FBT001
    with translation.override("en"):
        words = queries.round_words(make.round_(), moment)

    assert words.left.startswith(left)
    assert words.is_open is is_open
    assert "15\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2017 at 23:59:59" in words.deadline or not is_open


def test_a_writer_starts_the_application_once(client: Client) -> None:
    round_, municipality = make.round_(), make.municipality()
    writer = make.member(municipality)
    people.sign_in(client, writer)
    start = reverse("municipalities:application_start", args=[round_.pk])

    first, second = client.post(start), client.post(start)

    application = Application.objects.get()
    assert first.headers["Location"] == application.get_absolute_url()
    assert second.status_code == 409
    assert (application.municipality, application.status) == (municipality, ApplicationStatus.DRAFT)


@pytest.mark.parametrize("moment", [date(2017, 2, 28), MIDNIGHT])
def test_outside_its_dates_nothing_starts(client: Client, moment: date) -> None:
    round_ = make.round_()
    people.sign_in(client, make.member(make.municipality()))

    with clock.at(moment):
        page = client.get(round_.get_absolute_url())
        sent = client.post(reverse("municipalities:application_start", args=[round_.pk]))

    assert reverse("municipalities:application_start", args=[round_.pk]) not in page.text
    assert sent.status_code == 409
    assert not Application.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.FINANCE, Role.MANAGER])
def test_who_does_not_write_does_not_start(role: Role) -> None:
    municipality = make.municipality()

    with pytest.raises(RefusedError) as refused:
        start_application(make.round_(), municipality, by=make.member(municipality, role))

    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO


def test_a_municipality_sees_its_own_application_and_not_the_others(client: Client) -> None:
    own, foreign = make.application(ApplicationStatus.SUBMITTED), make.application(ApplicationStatus.SUBMITTED)
    people.sign_in(client, make.member(own.municipality, Role.READER))

    page = client.get(own.round.get_absolute_url())
    listed = client.get(reverse("municipalities:application_list"))

    for answer in (page, listed):
        assert str(own.reference) in answer.text
        assert str(foreign.reference) not in answer.text


@pytest.mark.parametrize("count", [1, 3])
def test_the_rounds_page_asks_the_database_no_more_for_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        make.application(ApplicationStatus.SUBMITTED)
    people.sign_in(client, people.project_leader())
    client.get(Round.objects.get().get_absolute_url())  # the menu's counts are kept until something changes

    with django_assert_num_queries(14):
        client.get(Round.objects.get().get_absolute_url())

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
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
from municipalities import queries, rules
from municipalities.actions import (
    add_flag,
    call_round,
    change_round,
    choose_invitees,
    prepare_round,
    publish_criteria,
    save_phases,
    start_application,
)
from municipalities.models import Application, Others, Round
from municipalities.models.round import DecisionKind
from municipalities.rules import PhaseDates
from municipalities.workflow import ApplicationStatus, RoundStatus
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

    round_ = make.called(**CALL)
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
def test_a_round_that_makes_no_sense_is_not_prepared(change: dict[str, Any], field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        prepare_round(**CALL | change, by=people.project_leader())

    assert refused.value.refusal.field == field
    assert not Round.objects.exists()


def test_only_the_project_leader_prepares_a_round(client: Client) -> None:
    with pytest.raises(RefusedError) as refused:
        prepare_round(**CALL, by=people.administrator())

    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    people.sign_in(client, people.administrator())
    assert client.get(reverse("municipalities:round_prepare")).status_code == 403


def test_nobody_outside_sees_a_round_before_its_call(client: Client) -> None:
    place = make.municipality()
    round_ = prepare_round(**CALL, by=people.project_leader())
    writer = make.member(place)

    people.sign_in(client, writer)

    assert client.get(round_.get_absolute_url()).status_code == 404
    assert CALL["name"] not in client.get(reverse("municipalities:round_list")).text
    with pytest.raises(Round.DoesNotExist):
        start_application(round_, place, by=writer)


def test_without_published_criteria_a_round_is_not_called() -> None:
    make.municipality()
    leader = people.project_leader()
    round_ = prepare_round(**CALL, by=leader)
    make.criterion(round_)

    with pytest.raises(RefusedError, match="Publish the criteria first"):
        call_round(round_, by=leader)

    assert call_round(publish_criteria(round_, by=leader), by=leader).status == RoundStatus.CALLED
    with pytest.raises(RefusedError, match="not possible now"):
        call_round(round_, by=leader)


def test_the_pages_lead_from_the_facts_to_the_call(client: Client) -> None:
    municipality = make.municipality("Odda")
    people.sign_in(client, people.project_leader(language="en"))
    typed = {key: value.isoformat() if isinstance(value, date) else value for key, value in CALL.items()}
    typed["disagreement_threshold"] = 2
    page = reverse("municipalities:round_prepare")

    refused = client.post(page, typed | {"deadline_on": "2017-02-01"})
    prepared = client.post(page, typed, follow=True)
    round_ = Round.objects.get()
    early = client.get(reverse("municipalities:round_call", args=[round_.pk]))
    make.criterion(round_)
    client.post(reverse("municipalities:criteria_publish", args=[round_.pk]))
    read = client.get(reverse("municipalities:round_call", args=[round_.pk]))
    done = client.post(reverse("municipalities:round_call", args=[round_.pk]), follow=True)

    assert refused.status_code == 409
    assert "Lacking" in prepared.text
    assert early.status_code == 409
    assert "1 municipality is invited" in read.text
    assert "Odda kommune er invitert til å søkje" in read.text
    assert "1 municipality got no mail" in done.text
    assert round_.invitations.get().municipality == municipality


def test_a_called_round_keeps_its_dates() -> None:
    make.municipality()
    round_ = make.called(**CALL)

    with pytest.raises(RefusedError, match="can no longer be changed"):
        change_round(round_, **CALL | {"places_to": 20}, by=people.project_leader())


def test_a_round_is_prepared_like_the_last_one() -> None:
    place, other = make.municipality(), make.municipality()
    leader = people.project_leader()
    first = prepare_round(**CALL, by=leader)
    text = make.criterion(first, weight=30)
    add_flag(first, title_nb="Øy", title_nn="Øy", by=leader)
    save_phases(first, {"reading": PhaseDates(date(2017, 3, 16), date(2017, 3, 24), Others.AFTER_OWN)}, by=leader)
    choose_invitees(first, [place], by=leader)
    publish_criteria(first, by=leader)

    later = {"name": "Call 2018", "year": 2018, "opens_on": date(2018, 3, 1), "deadline_on": date(2018, 3, 20)}
    copy = prepare_round(**CALL | later, copy_of=first, by=leader)

    criterion = copy.criteria.get()
    assert (criterion.title_nn, criterion.weight, criterion.anchors.count()) == (text.title_nn, 30, 5)
    assert [flag.title_nb for flag in copy.flags.all()] == ["Øy"]
    assert [(phase.start, phase.end) for phase in copy.phases.all()] == [(date(2018, 3, 21), date(2018, 3, 30))]
    assert list(queries.invitees_of(copy)) == [place]
    assert copy.criteria_published_at is None
    assert other not in queries.invitees_of(copy)


@pytest.mark.parametrize(
    ("moment", "left", "is_open"),
    [
        (datetime(2017, 2, 28, 23, 59, tzinfo=clock.OSLO), "Opens on 1\N{NO-BREAK SPACE}March", False),
        (datetime(2017, 3, 1, tzinfo=clock.OSLO), "14 days left.", True),
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
    assert "15\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2017 at 23.59" in words.deadline or not is_open


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


NOON = time(12)


def oslo(*moment: int, fold: int = 0) -> datetime:
    """Make a moment by the clock in Oslo, in UTC."""
    return datetime(*moment, tzinfo=clock.OSLO, fold=fold).astimezone(UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("day", "minute", "in_time", "too_late"),
    [
        (date(2017, 3, 15), NOON, oslo(2017, 3, 15, 11, 59, 59), oslo(2017, 3, 15, 12)),
        (date(2017, 3, 15), None, oslo(2017, 3, 15, 23, 59, 59), oslo(2017, 3, 16)),
        (date(2017, 3, 26), None, oslo(2017, 3, 26, 23, 59, 59), oslo(2017, 3, 27)),
        (date(2017, 3, 26), time(2, 30), oslo(2017, 3, 26, 3, 29, 59), oslo(2017, 3, 26, 3, 30)),
        (date(2017, 10, 29), None, oslo(2017, 10, 29, 23, 59, 59), oslo(2017, 10, 30)),
        (
            date(2017, 10, 29),
            time(2, 30),
            oslo(2017, 10, 29, 2, 29, 59, fold=1),
            oslo(2017, 10, 29, 2, 30, fold=1),
        ),
    ],
)
def test_the_deadline_holds_to_the_second_also_when_the_clock_changes(
    day: date, minute: time | None, in_time: datetime, too_late: datetime
) -> None:
    round_ = make.round_(deadline_on=day, deadline_time=minute)

    assert rules.refuse_outside_dates(round_, now=in_time) is None
    assert rules.refuse_outside_dates(round_, now=too_late) is not None
    assert round_.closes_at == too_late


@pytest.mark.parametrize("count", [1, 3])
def test_the_rounds_page_asks_the_database_no_more_for_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    """Three of them are the access log's; the round itself is fetched once more by the test."""
    for order in range(1, count + 1):
        application = make.application(ApplicationStatus.SUBMITTED)
        make.criterion(application.round, order)
    round_ = Round.objects.get()
    publish_criteria(round_, by=people.project_leader())
    for reader, expected in ((people.project_leader(), 15), (make.member(application.municipality), 16)):
        people.sign_in(client, reader)
        client.get(round_.get_absolute_url())  # the menu's counts are kept until something changes

        with django_assert_num_queries(expected):
            client.get(round_.get_absolute_url())


def test_the_leader_reads_before_the_call_who_cannot_sign_in() -> None:
    reached, named, nobody = make.municipality(), make.municipality(), make.municipality()
    make.member(reached, Role.WRITER, password="a whole long sentence")
    make.member(named, Role.SIGNER)
    make.member(nobody, Role.READER, password="a whole long sentence")

    assert queries.without_sign_in([reached, named, nobody], OPENS) == [named, nobody]

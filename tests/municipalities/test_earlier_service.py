"""The rows of earlier service at point 9: written, in the way of another, sent, and put back at the deadline."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.documents.models import Attachment
from alisvest.programme.service import ServiceKind
from municipalities import actions, queries, rules
from municipalities.models import Application, EarlierService, Place, section_of
from municipalities.models.choices import CandidateKind
from municipalities.workflow import ApplicationStatus
from tests.make import documents, people
from tests.make import municipalities as make

ROW: dict[str, Any] = {
    "place_of_work": "Kvam legekontor",
    "kind": ServiceKind.OPEN_PRACTICE,
    "percentage": 50,
    "start": date(2015, 1, 1),
    "end": date(2016, 1, 1),
}
TYPED = {
    "version": "0",
    "place_of_work": "Kvam legekontor",
    "kind": "open_practice",
    "percentage": "50",
    "start": "2015-01-01",
    "last": "2015-12-31",
}


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(date(2017, 3, 10)):
        yield


def employed(**fields: Any) -> tuple[Application, Place, Any]:
    """Make a draft for a doctor who is part-way, with somebody who writes it."""
    application = make.application(**fields)
    place = application.places.get(rank=1)
    section: Any = section_of(application, "candidate", place)
    section.candidate_kind, section.months_completed, section.candidate = CandidateKind.EMPLOYED, 6, "Half a year."
    section.save()
    return Application.objects.get(pk=application.pk), place, make.member(application.municipality)


def test_a_row_is_kept_half_open_and_told_in_words() -> None:
    _application, place, writer = employed()

    row = actions.add_service(place, **ROW, by=writer)

    row.refresh_from_db()
    assert (row.valid.lower, row.valid.upper) == (date(2015, 1, 1), date(2016, 1, 1))
    assert queries.service_words(row).startswith("Kvam legekontor, Open, unselected general practice, 50")
    assert rules.full_time_months([row]) == Fraction(6)


def test_duty_beside_the_post_adds_no_full_time_months() -> None:
    _application, place, writer = employed()
    actions.add_service(place, **ROW, by=writer)
    actions.add_service(place, **ROW | {"kind": ServiceKind.OUT_OF_HOURS, "percentage": None}, by=writer)

    assert rules.full_time_months(place.earlier_services.all()) == Fraction(6)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place_of_work": "  "}, "place_of_work"),
        ({"place_of_work": "Født 15108695088"}, "place_of_work"),
        ({"kind": ServiceKind.LEAVE, "percentage": None}, "kind"),
        ({"kind": "circus"}, "kind"),
        ({"kind": ServiceKind.SUPERVISION_GROUP}, "percentage"),
        ({"percentage": None}, "percentage"),
        ({"percentage": 101}, "percentage"),
        ({"end": date(2015, 1, 1)}, "last"),
    ],
)
def test_what_is_not_a_row_is_said_at_its_field(change: dict[str, Any], field: str) -> None:
    _application, place, writer = employed()

    with pytest.raises(RefusedError) as refused:
        actions.add_service(place, **ROW | change, by=writer)

    assert (refused.value.refusal.field, EarlierService.objects.count()) == (field, 0)


@pytest.mark.parametrize(
    "change", [{"percentage": 101}, {"percentage": None}, {"kind": "leave", "percentage": None}, {"place_of_work": ""}]
)
def test_the_database_holds_it_too(change: dict[str, Any]) -> None:
    _application, place, writer = employed()
    row = actions.add_service(place, **ROW, by=writer)

    with pytest.raises(IntegrityError), transaction.atomic():
        EarlierService.objects.filter(pk=row.pk).update(**change)


def test_a_new_doctor_has_no_earlier_service() -> None:
    application = make.application()

    with pytest.raises(RefusedError) as refused:
        actions.add_service(application.places.get(), **ROW, by=make.member(application.municipality))

    assert refused.value.refusal.kind == Kind.NOT_POSSIBLE_NOW


def test_whoever_is_part_way_lacks_rows_until_there_is_one() -> None:
    application, place, writer = employed()
    assert [(each.key, each.labels) for each in rules.missing_points(application)] == [
        ("candidate", ["Earlier service"])
    ]

    actions.add_service(place, **ROW, by=writer)

    assert rules.missing_points(Application.objects.get(pk=application.pk)) == []


def test_the_page_adds_changes_and_removes(client: Client) -> None:
    application, place, writer = employed()
    people.sign_in(client, writer)
    add = reverse("municipalities:service_add", args=[place.pk])

    assert client.post(add, TYPED).url == (  # type: ignore[attr-defined]
        reverse("municipalities:section_save", args=[application.pk, "candidate-1"]) + "#services"
    )
    row = EarlierService.objects.get()
    change = reverse("municipalities:service_change", args=[row.pk])
    assert client.get(change).context["form"].initial["last"] == date(2015, 12, 31)
    client.post(change, TYPED | {"version": "1", "percentage": "80"})
    row.refresh_from_db()
    assert (row.percentage, row.version) == (Decimal(80), 2)
    page = client.get(reverse("municipalities:section_save", args=[application.pk, "candidate-1"])).content.decode()
    assert "Kvam legekontor" in page
    client.post(reverse("municipalities:service_remove", args=[row.pk]))
    assert not EarlierService.objects.exists()


def test_two_rows_in_the_same_days_are_remarked_on_and_not_refused(client: Client) -> None:
    application, place, writer = employed()
    beside = {"kind": ServiceKind.OUT_OF_HOURS, "percentage": None, "place_of_work": "Legevakten"}
    for row in (
        ROW,
        ROW
        | {"place_of_work": "Odda sjukehus", "percentage": 60, "start": date(2015, 12, 31), "end": date(2016, 6, 1)},
        ROW | {"place_of_work": "Vik", "start": date(2016, 6, 1), "end": date(2016, 9, 1)},
        ROW | beside,
    ):
        actions.add_service(place, **row, by=writer)

    people.sign_in(client, writer)
    pages = (
        reverse("municipalities:section_save", args=[application.pk, "candidate-1"]),
        reverse("municipalities:application_check", args=[application.pk]),
    )

    for page in pages:
        text = client.get(page).text
        assert text.count("overlap") == 1
        assert "«Kvam legekontor" in text
        assert "«Odda sjukehus" in text
        assert "«Vik" not in text
    pairs = rules.service.overlapping(EarlierService.objects.all())
    assert [(one.place_of_work, other.place_of_work) for one, other in pairs] == [("Kvam legekontor", "Odda sjukehus")]
    kvam, odda = pairs[0]
    odda.percentage = 100 - (kvam.percentage or 0)
    assert rules.service.overlapping([kvam, odda]) == []  # two parts of one whole post


def test_two_who_change_a_row_see_the_conflict_and_nothing_is_overwritten(client: Client) -> None:
    application, place, writer = employed()
    row = actions.add_service(place, **ROW, by=writer)
    actions.change_service(row, **ROW | {"percentage": 60}, version=1, by=make.member(application.municipality))
    people.sign_in(client, writer)

    answer = client.post(reverse("municipalities:service_change", args=[row.pk]), TYPED | {"version": "1"})

    row.refresh_from_db()
    assert (answer.status_code, row.percentage) == (409, Decimal(60))
    assert "60" in answer.context["theirs"]
    again = answer.context["form"].data
    assert client.post(reverse("municipalities:service_change", args=[row.pk]), again).status_code == 302


def test_wrong_dates_keep_what_was_typed(client: Client) -> None:
    _application, place, writer = employed()
    people.sign_in(client, writer)

    answer = client.post(reverse("municipalities:service_add", args=[place.pk]), TYPED | {"last": "2014-12-31"})

    assert (answer.status_code, EarlierService.objects.count()) == (409, 0)
    assert "Kvam legekontor" in answer.content.decode()


def test_what_is_submitted_stands_also_for_the_database(client: Client) -> None:
    application, place, writer = employed()
    row = actions.add_service(place, **ROW, by=writer)
    Application.objects.filter(pk=application.pk).update(
        status=ApplicationStatus.TO_SIGN, to_sign_by=writer, to_sign_at=clock.now()
    )
    people.sign_in(client, writer)

    assert (
        client.post(reverse("municipalities:service_change", args=[row.pk]), TYPED | {"version": "1"}).status_code
        == 409
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        EarlierService.objects.filter(pk=row.pk).update(percentage=10)


def test_the_rows_and_their_papers_are_part_of_what_is_sent() -> None:
    application, place, writer = employed()
    row = actions.add_service(place, **ROW, by=writer)
    before = queries.content_sha256(application)
    paper = documents.stored(row, "service_document", by=writer)

    content = queries.content_of(Application.objects.get(pk=application.pk))

    (kept,) = content["places"][0]["sections"]["candidate"]["services"]
    assert (kept["start"], kept["end"], kept["papers"]) == ("2015-01-01", "2016-01-01", [paper.document.sha256])
    assert before != queries.sha256_of(content)


def test_an_amended_draft_falls_back_to_the_rows_that_were_sent_with_their_papers() -> None:
    application, place, writer = employed()
    gone = actions.add_service(place, **ROW, by=writer)
    documents.stored(gone, "service_document", by=writer, name="attest.pdf")
    stays = actions.add_service(place, **ROW | {"place_of_work": "Haukeland"}, by=writer)
    signer = make.member(application.municipality, Role.SIGNER)
    actions.submit_application(application, by=signer)
    actions.reopen_application(application, by=signer)
    actions.remove_service(gone, by=writer)
    actions.add_service(place, **ROW | {"place_of_work": "Førde"}, by=writer)

    with clock.at(datetime(2017, 3, 16, tzinfo=clock.OSLO)):
        assert actions.stand_after_deadline() == 1

    rows = {each.place_of_work: each.pk for each in place.earlier_services.all()}
    assert (set(rows), rows["Haukeland"]) == ({"Kvam legekontor", "Haukeland"}, stays.pk)
    back = Attachment.objects.on_row("municipalities.earlierservice", rows["Kvam legekontor"]).current().get()
    assert back.shown_name == "attest.pdf"
    application = Application.objects.get(pk=application.pk)
    assert queries.content_sha256(application) == application.content_sha256


def test_another_municipality_finds_no_such_row(client: Client) -> None:
    _application, place, writer = employed()
    row = actions.add_service(place, **ROW, by=writer)
    people.sign_in(client, make.member(make.municipality()))

    assert client.get(reverse("municipalities:service_change", args=[row.pk])).status_code == 404
    assert client.get(reverse("municipalities:service_add", args=[place.pk])).status_code == 404

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.db.utils import InternalError
from django.test import Client
from django.urls import reverse

from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.outbox.models import Mail
from municipalities import queries
from municipalities.actions import save_section, submit_application
from municipalities.models import Application
from municipalities.workflow import MOVES, ApplicationStatus
from tests.make import municipalities as make
from tests.make import people
from tests.make import review as made

MIDNIGHT = datetime(2017, 3, 16, tzinfo=clock.OSLO)


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(date(2017, 3, 10)):
        yield


def url(application: Application) -> str:
    return reverse("municipalities:application_submit", args=[application.pk])


def confirmed(application: Application) -> dict[str, str]:
    """Return what whoever reads the check page now sends."""
    return {"confirmed": "on", "seen": queries.content_sha256(application)}


def test_submitting_records_who_when_reference_and_content() -> None:
    application = make.application()
    signer = make.member(application.municipality, Role.SIGNER)

    submit_application(application, by=signer)

    application.refresh_from_db()
    assert application.status == ApplicationStatus.SUBMITTED
    assert (application.submitted_by, application.reference) == (signer, "ALIS-2017-001")
    assert application.content_sha256 == queries.content_sha256(application)
    assert Event.objects.filter(verb="municipalities.application_submitted").count() == 1


def test_references_of_a_round_have_no_gaps() -> None:
    first, left, second = make.application(), make.application(), make.application()

    for application in (first, second):
        submit_application(application, by=make.member(application.municipality, Role.SIGNER))
    with pytest.raises(RefusedError):
        submit_application(left, by=make.member(left.municipality, Role.WRITER))
    third = make.application()
    submit_application(third, by=make.member(third.municipality, Role.SIGNER))

    references = Application.objects.filter(reference__isnull=False).order_by("pk").values_list("reference", flat=True)
    assert list(references) == ["ALIS-2017-001", "ALIS-2017-002", "ALIS-2017-003"]


def test_the_receipt_goes_to_signer_and_writers_in_the_municipalitys_language() -> None:
    application = make.application()
    signer = make.member(application.municipality, Role.SIGNER)
    writer = make.member(application.municipality, Role.WRITER)
    make.member(application.municipality, Role.READER)
    make.card(application.municipality_id, postmottak="post@vik.example.no")

    submit_application(application, by=signer)

    to = {signer.email, writer.email, "post@vik.example.no"}
    assert set(Mail.objects.values_list("to", "language")) == {(address, "nn") for address in to}
    assert {mail.document for mail in Mail.objects.all()} == {application.submissions.get().paper}


def test_the_last_second_is_in_time() -> None:
    application = make.application()

    with clock.at(MIDNIGHT - timedelta(seconds=1)):
        submit_application(application, by=make.member(application.municipality, Role.SIGNER))

    application.refresh_from_db()
    assert application.status == ApplicationStatus.SUBMITTED


def test_midnight_is_too_late(client: Client) -> None:
    application = make.application()
    people.sign_in(client, make.member(application.municipality, Role.SIGNER, language="en"))

    with clock.at(MIDNIGHT):
        response = client.post(url(application), confirmed(application))

    assert response.status_code == 409
    assert "The deadline was 15\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2017 at 23.59." in response.text
    application.refresh_from_db()
    assert (application.status, application.reference) == (ApplicationStatus.DRAFT, None)


def test_what_is_missing_is_named_to_both_sides_and_blocks_nothing(client: Client) -> None:
    application = make.application()
    application.backupsection.arrangement = ""
    application.backupsection.save()
    people.sign_in(client, make.member(application.municipality, Role.SIGNER, language="en"))
    lacking = "5. Back-up doctor on out-of-hours duty: Who backs the candidate up?"

    page = client.get(reverse("municipalities:application_check", args=[application.pk]))
    sent = client.post(url(application), confirmed(application), follow=True)

    response = page
    assert "Answers are missing. You may submit all the same" in page.text
    assert lacking in sent.text
    application.refresh_from_db()
    assert application.status == ApplicationStatus.SUBMITTED
    people.sign_in(client, made.declared(people.administrator(language="en")))
    assert lacking in client.get(reverse("municipalities:application_receipt", args=[application.pk])).text
    assert reverse("municipalities:section_save", args=[application.pk, "backup"]) in response.text
    assert reverse("municipalities:section_save", args=[application.pk, "absence"]) in response.text  # to change it


def test_without_the_tick_nothing_is_sent(client: Client) -> None:
    application = make.application()
    people.sign_in(client, make.member(application.municipality, Role.SIGNER))

    assert client.post(url(application)).status_code == 422
    application.refresh_from_db()
    assert application.status == ApplicationStatus.DRAFT


@pytest.mark.parametrize("role", [Role.WRITER, Role.MANAGER, Role.READER, Role.FINANCE])
def test_only_a_signer_submits(client: Client, role: Role) -> None:
    application = make.application()
    member = make.member(application.municipality, role)

    with pytest.raises(RefusedError) as refused:
        submit_application(application, by=member)
    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    people.sign_in(client, member)
    assert client.post(url(application), confirmed(application)).status_code == 403


@pytest.mark.parametrize("status", sorted(set(ApplicationStatus) - MOVES["submit"].sources))
def test_a_submitted_application_is_not_submitted_again(client: Client, status: ApplicationStatus) -> None:
    application = make.application(status)
    people.sign_in(client, make.member(application.municipality, Role.SIGNER))

    response = client.post(url(application), confirmed(application))

    assert response.status_code == 409
    assert Mail.objects.count() == 0


def test_a_foreign_application_does_not_exist_for_a_signer(client: Client) -> None:
    application, foreign = make.application(), make.application()
    signer = make.member(application.municipality, Role.SIGNER)

    with pytest.raises(Application.DoesNotExist):
        submit_application(foreign, by=signer)
    people.sign_in(client, signer)
    assert client.post(url(foreign), confirmed(foreign)).status_code == 404


def test_the_button_leads_to_the_receipt(client: Client) -> None:
    application = make.application()
    people.sign_in(client, make.member(application.municipality, Role.SIGNER))

    response = client.post(url(application), confirmed(application), follow=True)

    receipt = reverse("municipalities:application_receipt", args=[application.pk])
    assert response.redirect_chain == [(receipt, 302)]
    assert "ALIS-2017-001" in response.text
    application.refresh_from_db()
    assert str(application.content_sha256) in response.text


def test_what_was_written_after_the_page_was_opened_is_read_before_it_is_submitted(client: Client) -> None:
    application = make.application()
    people.sign_in(client, make.member(application.municipality, Role.SIGNER, language="en"))
    check = reverse("municipalities:application_check", args=[application.pk])
    seen = client.get(check).context["form"]["seen"].value()
    save_section(application, "backup", {"backup": "Nobody"}, by=make.member(application.municipality))

    refused = client.post(url(application), confirmed(application) | {"seen": seen})

    assert refused.status_code == 409
    assert "The application was changed after you opened the page." in refused.text
    form = refused.context["form"]
    assert (form["confirmed"].value(), form["seen"].value() == seen) == (False, False)
    application.refresh_from_db()
    assert application.status == ApplicationStatus.DRAFT
    assert client.post(url(application), confirmed(application) | {"seen": form["seen"].value()}).status_code == 302


def test_a_writer_sees_who_can_sign(client: Client) -> None:
    application = make.application()
    make.member(application.municipality, Role.SIGNER, name="Solveig Signerar")
    people.sign_in(client, make.member(application.municipality, Role.WRITER))

    response = client.get(reverse("municipalities:application_check", args=[application.pk]))

    assert "Solveig Signerar" in response.text
    assert url(application) not in response.text


def test_answers_stand_as_they_were_sent_whoever_writes() -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    section = application.backupsection
    section.backup = "Changed afterwards"

    with pytest.raises(IntegrityError):
        section.save()


def test_the_database_knows_the_moves_too() -> None:
    application = make.application()

    with pytest.raises(InternalError):
        Application.objects.filter(pk=application.pk).update(status=ApplicationStatus.GRANTED)

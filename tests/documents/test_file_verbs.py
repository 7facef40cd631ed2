"""Confirming, withdrawing, reporting, releasing, removing: who may, when, and what is left behind."""

from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.rules import Kind as Why
from alisvest.core.rules import RefusedError
from alisvest.documents import actions, queries
from alisvest.documents.models import Attachment
from alisvest.documents.workflow import FileStatus, Shown
from candidates.models import Candidate
from finance.actions import remove_claim_line
from finance.workflow import ClaimStatus
from tests.make import candidates, documents, finance, municipalities, people

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def person(doctor: Candidate) -> User:
    return candidates.signed_in_candidate(doctor)


@pytest.fixture
def certificate(doctor: Candidate, person: User) -> Attachment:
    return documents.stored(doctor, "course_certificate", by=person, name="navn på en pasient.pdf")


def verbs_of(user: User, doctor: Candidate) -> set[str]:
    shelf = queries.shelf_of(doctor, user)
    return {verb.name for group in shelf.groups for thread in group.threads for verb in thread.latest.verbs}


# Confirm


def test_somebody_else_confirms_and_says_until_when(certificate: Attachment, leader: User) -> None:
    actions.confirm_attachment(certificate, valid_until=date(2020, 1, 1), by=leader)

    certificate.refresh_from_db()
    assert (certificate.status, certificate.confirmed_by_id) == (FileStatus.CONFIRMED, leader.pk)
    assert (certificate.valid_until, certificate.confirmed_at) == (date(2020, 1, 1), clock.now())
    event = Event.objects.get(verb="documents.attachment_confirmed")
    assert (event.subject_type, event.subject_id) == ("candidates.candidate", certificate.subject_id)


def test_nobody_confirms_what_they_uploaded_and_nobody_twice(
    doctor: Candidate, certificate: Attachment, leader: User
) -> None:
    own = documents.stored(doctor, "course_certificate", by=leader)
    with pytest.raises(RefusedError, match="somebody else than whoever uploaded") as refused:
        actions.confirm_attachment(own, by=leader)
    assert refused.value.refusal.kind == Why.NOT_YOURS_TO_DO
    actions.confirm_attachment(certificate, by=leader)

    with pytest.raises(RefusedError, match="status is"):
        actions.confirm_attachment(certificate, by=people.administrator())


def test_others_confirm_nothing(certificate: Attachment, person: User) -> None:
    with pytest.raises(RefusedError, match="done by"):
        actions.confirm_attachment(certificate, by=person)


def test_a_kind_that_is_not_confirmed_is_not(leader: User) -> None:
    paper = documents.stored(municipalities.municipality(), "register_paper")

    with pytest.raises(RefusedError, match="not confirmed"):
        actions.confirm_attachment(paper, by=leader)


# Withdraw


def test_a_withdrawn_file_is_kept_with_its_reason(certificate: Attachment, person: User) -> None:
    actions.withdraw_attachment(certificate, reason=" Feil fil. ", by=person)

    certificate.refresh_from_db()
    assert (certificate.status, certificate.withdrawal_reason) == (FileStatus.WITHDRAWN, "Feil fil.")
    assert default_storage.exists(certificate.document.stored_name)
    assert Event.objects.get(verb="documents.attachment_withdrawn").reason == "Feil fil."
    with pytest.raises(RefusedError, match="status is"):
        actions.withdraw_attachment(certificate, reason="Igjen.", by=person)


@pytest.mark.parametrize(("reason", "why"), [("  ", "Write a reason"), ("Gjelder 01010750160.", "identity number")])
def test_a_reason_is_a_sentence_without_an_identity_number(
    certificate: Attachment, person: User, leader: User, reason: str, why: str
) -> None:
    for act, by in ((actions.withdraw_attachment, person), (actions.report_attachment, person)):
        with pytest.raises(RefusedError, match=why):
            act(certificate, reason=reason, by=by)

    certificate.refresh_from_db()
    assert (certificate.status, certificate.reported_at) == (FileStatus.UPLOADED, None)


def test_a_line_taken_off_a_claim_takes_its_vouchers_out_of_use() -> None:
    claim = finance.claim(ClaimStatus.DRAFT)
    line = claim.lines.get()
    voucher = documents.stored(line, "claim_voucher")
    remove_claim_line(line, by=claim.drafted_by.wear(municipalities.member(claim.municipality).hat))

    voucher.refresh_from_db()
    assert voucher.status == FileStatus.WITHDRAWN


# Report, release, remove


def test_whoever_reads_may_report_and_it_is_closed_at_once(
    doctor: Candidate, certificate: Attachment, person: User, leader: User
) -> None:
    actions.report_attachment(certificate, reason="Et navn er synlig.", by=person)

    assert verbs_of(person, doctor) == {"replace"}
    assert verbs_of(leader, doctor) == {"release", "remove", "replace"}
    assert [one.pk for one in queries.reported_for(leader)] == [certificate.pk]
    assert not queries.reported_for(people.administrator()).exists()
    for act in (actions.confirm_attachment,):
        with pytest.raises(RefusedError, match="blocked"):
            act(certificate, by=leader)
    with pytest.raises(RefusedError, match="blocked"):
        actions.report_attachment(certificate, reason="Igjen.", by=person)


def test_the_name_is_hidden_too_while_it_is_blocked(doctor: Candidate, certificate: Attachment, leader: User) -> None:
    administrator = people.administrator()
    actions.report_attachment(certificate, reason="Navnet på ::pasient::.", by=administrator)
    page = people.sign_in(Client(), administrator).get(doctor.get_absolute_url()).content.decode()
    leaders = people.sign_in(Client(), leader).get(doctor.get_absolute_url()).content.decode()

    assert "navn på en pasient" not in page
    assert "::pasient::" not in page
    assert "navn på en pasient" in leaders


def test_a_release_opens_it_as_it_was(certificate: Attachment, person: User, leader: User) -> None:
    actions.confirm_attachment(certificate, by=people.administrator())
    actions.report_attachment(certificate, reason="Usikker.", by=person)
    with pytest.raises(RefusedError, match="done by"):
        actions.release_attachment(certificate, reason="Ingen pasient.", by=people.administrator())
    actions.release_attachment(certificate, reason="Ingen pasient.", by=leader)

    certificate.refresh_from_db()
    assert (certificate.status, certificate.blocked) == (FileStatus.CONFIRMED, False)
    assert queries.shown_state(certificate) == Shown.CONFIRMED
    assert queries.readable_for(person).filter(pk=certificate.pk).exists()
    actions.report_attachment(certificate, reason="Jo, likevel.", by=person)
    certificate.refresh_from_db()
    assert certificate.blocked


def test_removing_deletes_bytes_and_name_and_keeps_the_row(
    doctor: Candidate,
    certificate: Attachment,
    person: User,
    leader: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    actions.report_attachment(certificate, reason="Et navn er synlig.", by=person)
    stored_name, sha256 = certificate.document.stored_name, certificate.document.sha256
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_content(certificate, reason="Pasientens navn.", by=leader)

    certificate.refresh_from_db()
    assert not default_storage.exists(stored_name)
    assert (certificate.status, certificate.shown_name) == (FileStatus.REMOVED, "")
    assert certificate.document.sha256 == sha256
    event = Event.objects.get(verb="documents.content_removed")
    assert (event.reason, event.changes["sha256"]) == ("Pasientens navn.", sha256)
    for user in (person, leader):
        assert not queries.readable_for(user).exists()
        page = people.sign_in(Client(), user).get(doctor.get_absolute_url())
        assert "navn på en pasient" not in page.content.decode()
    with pytest.raises(RefusedError):
        actions.release_attachment(certificate, reason="Angrer.", by=leader)


def test_the_name_is_gone_from_the_history_of_the_row_as_well(
    certificate: Attachment, person: User, leader: User
) -> None:
    actions.report_attachment(certificate, reason="Et navn er synlig.", by=person)
    actions.remove_content(certificate, reason="Pasientens navn.", by=leader)

    stored = certificate._meta.apps.get_model("documents", "AttachmentHistory").objects.values()
    assert len(stored) == 2
    assert "navn på en pasient" not in str(list(stored))
    assert "navn på en pasient" not in str(list(Event.objects.values("changes", "reason")))


def test_only_what_is_reported_is_removed(certificate: Attachment, leader: User) -> None:
    with pytest.raises(RefusedError, match="Nobody has reported"):
        actions.remove_content(certificate, reason="Rydder.", by=leader)


def test_the_leader_decides_about_a_file_on_a_row_that_is_not_yet_within_reach(leader: User) -> None:
    """A draft claim is the municipality's own; what was reported on it waits for the project leader all the same."""
    claim = finance.claim(ClaimStatus.DRAFT)
    voucher = documents.stored(claim.lines.get(), "claim_voucher")
    member = municipalities.member(claim.municipality)
    client = people.sign_in(Client(), leader)
    assert not queries.attachments_for(leader).filter(pk=voucher.pk).exists()
    actions.report_attachment(voucher, reason="Et navn er synlig.", by=member)

    assert client.get(reverse("documents:attachment_read", args=[voucher.pk, voucher.key])).status_code == 200
    listed = client.get(reverse("documents:report_list"))
    assert listed.status_code == 200
    assert reverse("documents:attachment_remove", args=[voucher.pk]) in listed.content.decode()
    answer = client.post(reverse("documents:attachment_release", args=[voucher.pk]), {"reason": "Ingen pasient."})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("documents:report_list"))
    assert not queries.attachments_for(leader).filter(pk=voucher.pk).exists()


# Pages


@pytest.mark.parametrize(
    ("verb", "sent", "status"),
    [
        ("confirm", {}, "confirmed"),
        ("withdraw", {"reason": "Feil fil."}, "withdrawn"),
        ("report", {"reason": "Navn."}, "uploaded"),
    ],
)
def test_the_page_of_a_verb_does_it_and_goes_back(
    verb: str, sent: dict[str, str], status: str, doctor: Candidate, certificate: Attachment, leader: User
) -> None:
    client = people.sign_in(Client(), leader)
    address = reverse(f"documents:attachment_{verb}", args=[certificate.pk])
    assert client.get(address).status_code == 200
    answer = client.post(address, sent)

    assert (answer.status_code, answer.headers["Location"]) == (302, doctor.get_absolute_url())
    certificate.refresh_from_db()
    assert (certificate.status, certificate.blocked) == (status, verb == "report")
    assert client.post(address, sent).status_code == 409


def test_an_empty_reason_is_asked_for_at_the_field(certificate: Attachment, leader: User) -> None:
    client = people.sign_in(Client(), leader)
    answer = client.post(reverse("documents:attachment_withdraw", args=[certificate.pk]), {"reason": ""})

    assert answer.status_code == 422
    certificate.refresh_from_db()
    assert certificate.status == FileStatus.UPLOADED

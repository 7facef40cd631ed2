"""Uploading: who may, for whom, which versions, and what is stored."""

import threading
import uuid
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.documents import actions
from alisvest.documents.actions import attachments
from alisvest.documents.kinds import kind_of
from alisvest.documents.models import Attachment, Document
from candidates.models import Candidate
from tests.documents.conftest import TODAY
from tests.make import candidates, documents, people

pytestmark = pytest.mark.usefixtures("_today")


def test_a_file_is_stored_with_its_kind_audience_and_answer(doctor: Candidate, leader: User) -> None:
    made = documents.add(doctor, "course_certificate", by=leader, name="Grunnkurs A.pdf", valid_until=date(2022, 1, 1))

    assert (made.subject_type, made.subject_id, made.kind) == ("candidates.candidate", doctor.pk, "course_certificate")
    assert (made.slot, made.version, made.audience) == (1, 1, "employer")
    assert (made.shown_name, made.document.shown_name) == ("Grunnkurs A.pdf", "course_certificate.pdf")
    assert (made.free_of_patient_data, made.valid_until) == (True, date(2022, 1, 1))
    assert default_storage.exists(made.document.stored_name)
    event = Event.objects.get(verb="documents.attachment_added")
    assert (event.subject_type, event.subject_id, event.by_id) == ("candidates.candidate", doctor.pk, leader.pk)
    assert event.changes["sha256"] == made.document.sha256
    assert "Grunnkurs" not in str(Event.objects.values_list("changes", flat=True))


def test_a_kind_of_which_there_are_several_gets_a_slot_each_and_versions_within_it(
    doctor: Candidate, leader: User
) -> None:
    first = documents.add(doctor, "course_certificate", by=leader)
    second = documents.add(doctor, "course_certificate", by=leader)
    newer = documents.add(doctor, "course_certificate", by=leader, replaces=first)

    assert [(one.slot, one.version) for one in (first, second, newer)] == [(1, 1), (2, 1), (1, 2)]


def test_a_kind_of_which_there_is_one_gets_versions(doctor: Candidate, leader: User) -> None:
    made = [documents.add(doctor, "specialist_certificate", by=leader) for _ in range(3)]

    assert [(one.slot, one.version) for one in made] == [(1, 1), (1, 2), (1, 3)]


def test_the_same_form_sent_twice_is_one_file(doctor: Candidate, leader: User) -> None:
    key, content = uuid.uuid4(), documents.pdf("once")
    first = documents.add(doctor, "course_certificate", by=leader, content=content, idempotency_key=key)
    second = documents.add(doctor, "course_certificate", by=leader, content=content, idempotency_key=key)

    assert first == second
    assert (Attachment.objects.count(), Document.objects.count()) == (1, 1)
    with pytest.raises(RefusedError, match="already sent with other content"):
        documents.add(doctor, "course_certificate", by=leader, content=documents.pdf("other"), idempotency_key=key)


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.SUPERVISOR, "course_certificate"),
        (Role.READER, "course_certificate"),
        (Role.STEERING, "course_certificate"),
    ],
)
def test_others_may_not_add(doctor: Candidate, role: Role, kind: str) -> None:
    with pytest.raises((RefusedError, Candidate.DoesNotExist)):
        documents.add(doctor, kind, by=people.user(role))

    assert not Attachment.objects.exists()


def test_nobody_stores_a_file_for_readers_they_do_not_belong_to(doctor: Candidate) -> None:
    with pytest.raises(RefusedError, match="readers that you do not belong to"):
        documents.add(doctor, "course_certificate", by=people.project_leader(), audience="everyone")

    assert not Document.objects.exists()


def test_a_file_about_a_patient_is_refused_and_nothing_is_stored(doctor: Candidate, leader: User) -> None:
    with pytest.raises(RefusedError, match="about a patient is never kept"):
        documents.add(doctor, "course_certificate", by=leader, patient_data=True)

    assert not Document.objects.exists()
    assert not default_storage.exists("") or default_storage.listdir("")[1] == []


def test_a_name_with_an_identity_number_is_refused(doctor: Candidate, leader: User) -> None:
    with pytest.raises(RefusedError, match="national identity number"):
        documents.add(doctor, "course_certificate", by=leader, name="attest 01010750160.pdf")

    assert not Document.objects.exists()


def test_what_has_run_out_is_not_uploaded_as_valid(doctor: Candidate, leader: User) -> None:
    with pytest.raises(RefusedError, match="no longer valid"):
        documents.add(doctor, "course_certificate", by=leader, valid_until=date(2019, 1, 14))

    documents.add(doctor, "course_certificate", by=leader, valid_until=TODAY)


def test_a_foreign_row_takes_no_file(doctor: Candidate) -> None:
    stranger = candidates.signed_in_candidate(candidates.candidate())
    with pytest.raises(Candidate.DoesNotExist):
        documents.add(doctor, "course_certificate", by=stranger)


def test_what_was_uploaded_cannot_be_changed_nor_deleted(doctor: Candidate, leader: User) -> None:
    made = documents.stored(doctor, "course_certificate", by=leader)
    for change in ({"audience": "training"}, {"version": 2}, {"subject_id": doctor.pk + 1}):
        with pytest.raises(Exception, match=r"attachment_is_what_was_uploaded|Cannot update"), transaction.atomic():
            Attachment.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(Exception, match=r"permission denied|Cannot delete"), transaction.atomic():
        Attachment.objects.filter(pk=made.pk).delete()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"status": "confirmed"}, "confirmed_by_and_at"),
        ({"status": "withdrawn"}, "withdrawn_by_and_at"),
        ({"report_reason": "why"}, "reported_by_and_at"),
        ({"status": "gone"}, "status_is_known|FSM|transition"),
        ({"release_reason": "why"}, "released_by_and_at"),
        ({"status": "removed"}, "removed_by_and_at"),
    ],
)
def test_the_database_ties_status_who_and_when(
    doctor: Candidate, leader: User, fields: dict[str, object], constraint: str
) -> None:
    made = documents.stored(doctor, "course_certificate", by=leader)

    with pytest.raises(Exception, match=constraint), transaction.atomic():
        Attachment.objects.filter(pk=made.pk).update(**fields)


@pytest.mark.django_db(transaction=True)
def test_two_versions_at_once_get_two_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _race() == ([1, 2, 3, 4], [])


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_race_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the test above proves something only if this one fails without the lock."""
    read, number = threading.Barrier(4), attachments._next_number

    def when_all_have_read(*args: Any) -> tuple[int, int]:
        drawn = number(*args)
        read.wait(timeout=60)
        return drawn

    monkeypatch.setattr(attachments, "lock_versions", lambda *_args: None)
    monkeypatch.setattr(attachments, "_next_number", when_all_have_read)
    versions, errors = _race()

    assert len(versions) < 4
    assert all(isinstance(error, IntegrityError) for error in errors)


def _race() -> tuple[list[int], list[IntegrityError]]:
    """Let four people store a version of the same certificate in the same moment."""
    leader, doctor, kind = people.project_leader(), candidates.candidate(), kind_of("specialist_certificate")
    start = threading.Barrier(4)
    errors: list[IntegrityError] = []

    def store() -> None:
        try:
            with clock.at(TODAY), transaction.atomic():
                document = actions.archive(
                    b"%PDF-1.7", kind="x", shown_name="x", media_type="application/pdf", by=leader
                )
                start.wait(timeout=60)
                actions.file_document(doctor, kind, document, audience="employer", by=leader)
        except IntegrityError as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=store) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(Attachment.objects.values_list("version", flat=True)), errors


def test_the_page_asks_and_stores(doctor: Candidate, leader: User) -> None:
    client = people.sign_in(Client(), leader)
    address = reverse("documents:attachment_add", args=["candidates.candidate", doctor.pk, "course_certificate"])
    page = client.get(address)
    assert page.status_code == 200
    form = page.context["form"]
    sent = {"idempotency_key": str(form["idempotency_key"].value()), "audience": "employer"}

    unanswered = client.post(address, sent | {"file": documents.upload()})
    assert unanswered.status_code == 422
    assert "file" in unanswered.context["form"].errors  # the browser lost it: the page must say so
    assert "novalidate" not in unanswered.content.decode().partition("<main")[2]
    assert not Attachment.objects.exists()
    about_a_patient = client.post(address, sent | {"file": documents.upload(), "patient_data": "yes"})
    assert about_a_patient.status_code == 409
    assert not Attachment.objects.exists()
    answer = client.post(address, sent | {"file": documents.upload(), "patient_data": "no"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == doctor.get_absolute_url()
    assert Attachment.objects.get().shown_name == "kvittering.pdf"

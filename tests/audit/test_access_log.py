"""Who opened which person's pages and files: written after the answer, by a reading too, and never in its way."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse

from alisvest.audit.models import Access
from alisvest.core.access import patterns
from alisvest.core.roles import Role
from tests.make import candidates, municipalities, people, supervision

OPENING = {
    "audit:history_detail",
    "audit:opening_list",
    "candidates:candidate_detail",
    "candidates:candidate_mine",
    "finance:statement_download",
    "supervision:candidate_detail",
    "supervision:meeting_detail",
    "supervision:supervisor_detail",
}


def test_the_pages_about_a_person_and_the_downloads_are_marked() -> None:
    marked = {name for name, pattern in patterns(get_resolver()) if hasattr(pattern.callback, "opens")}

    assert marked >= OPENING


def test_an_opened_page_leaves_a_line() -> None:
    doctor, leader = candidates.candidate(), people.project_leader()
    people.sign_in(Client(), leader).get(reverse("candidates:candidate_detail", args=[doctor.pk]))

    line = Access.objects.get()
    assert (line.by_id, line.seen_by_id, line.role, line.view, line.subject_type, line.subject_id, line.status) == (
        leader.pk,
        None,
        Role.PROJECT_LEADER,
        "candidates:candidate_detail",
        "candidates.candidate",
        doctor.pk,
        200,
    )


def test_my_own_page_names_me() -> None:
    doctor = candidates.candidate()
    people.sign_in(Client(), candidates.signed_in_candidate(doctor)).get(reverse("candidates:candidate_mine"))

    assert Access.objects.get().subject_id == doctor.pk


@pytest.mark.parametrize(("role", "status"), [(Role.RESEARCHER, 403), (Role.READER, 404)])
def test_a_door_that_stayed_shut_is_logged(role: Role, status: int) -> None:
    doctor = candidates.candidate()
    person = municipalities.member(municipalities.municipality(), role) if role == Role.READER else people.user(role)
    people.sign_in(Client(), person).get(reverse("candidates:candidate_detail", args=[doctor.pk]))

    line = Access.objects.get()
    assert (line.by_id, line.status, line.subject_id) == (person.pk, status, doctor.pk)


def test_other_pages_leave_nothing() -> None:
    people.sign_in(Client(), people.project_leader()).get(reverse("candidates:candidate_list"))

    assert not Access.objects.exists()


def test_a_number_past_every_row_is_no_error() -> None:
    response = people.sign_in(Client(), people.project_leader()).get(f"/candidates/{10**30}/")

    assert response.status_code == 404


def test_a_log_that_cannot_be_written_does_not_change_the_answer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: Any, **_fields: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(Access.objects, "create", fail)
    doctor = candidates.candidate()

    response = people.sign_in(Client(), people.project_leader()).get(
        reverse("candidates:candidate_detail", args=[doctor.pk])
    )

    assert response.status_code == 200
    assert "could not be written" in caplog.text


@pytest.mark.parametrize("statement", ["update audit_access set status = 1", "delete from audit_access"])
def test_the_log_takes_lines_and_gives_none_back(statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_candidate_sees_who_opened_the_own_record_and_the_meetings_in_it() -> None:
    place = municipalities.municipality("Vik")
    doctor, supervisor = candidates.candidate(), supervision.supervisor(municipality=place)
    supervision.assignment(supervisor, doctor)
    meeting = supervision.meeting(doctor, supervisor, date(2018, 11, 5))
    leader = people.sign_in(Client(), people.project_leader(name="Liv Leder"))
    leader.get(reverse("candidates:candidate_detail", args=[doctor.pk]))
    leader.get(reverse("supervision:meeting_detail", args=[meeting.pk]))
    stranger = people.sign_in(Client(), people.user(Role.RESEARCHER, name="Fremmed Forsker"))
    stranger.get(reverse("candidates:candidate_detail", args=[doctor.pk]))
    own = people.sign_in(Client(), candidates.signed_in_candidate(doctor, language="en"))

    page = own.get(reverse("audit:opening_list", args=["candidates.candidate", doctor.pk])).content.decode()

    assert page.count("Liv Leder") == 2
    assert "See a meeting" in page
    assert "Fremmed Forsker" not in page  # the door stayed shut


def test_nobody_sees_who_opened_somebody_elses_record() -> None:
    doctor, other = candidates.candidate(), candidates.candidate()
    own = people.sign_in(Client(), candidates.signed_in_candidate(doctor))

    assert own.get(reverse("audit:opening_list", args=["candidates.candidate", other.pk])).status_code == 404
    administrator = people.sign_in(Client(), people.administrator())
    assert administrator.get(reverse("audit:opening_list", args=["candidates.candidate", doctor.pk])).status_code == 403

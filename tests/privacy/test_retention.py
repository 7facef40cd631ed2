"""What goes when: seen beforehand, deleted by the owner of the tables, on the trail; no amount ever goes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from alisvest.audit.models import Access, Event
from alisvest.core import clock
from alisvest.core.privacy import Retention
from alisvest.core.roles import Role
from alisvest.documents.storage_check import check_storage
from alisvest.documents.workflow import FileStatus
from alisvest.outbox.actions import queue_mail
from alisvest.outbox.models import Mail
from alisvest.privacy import due
from alisvest.privacy.actions.anonymise import GONE
from alisvest.privacy.actions.retention import TASKS, apply_due, due_on
from alisvest.privacy.models import RetentionRule
from finance import actions as money
from finance.models import ClaimLine
from supervision.models import Meeting
from tests.make import candidates, documents, finance, municipalities, people, supervision
from tests.runtime_role import as_owner

LATE = date(2030, 1, 15)


@pytest.fixture
def meeting() -> Meeting:
    doctor, supervisor = candidates.candidate(name="Ola Vik"), supervision.supervisor()
    supervision.assignment(supervisor, doctor)
    return supervision.meeting(doctor, supervisor, date(2018, 11, 5), notes="what was said")


def counts(day: date) -> dict[str, int]:
    return {each.rule.key: each.rows.count() for each in due_on(day)}


def test_every_timed_kind_has_its_task_and_begins_with_a_rule() -> None:
    assert {Retention(key) for key, _label in RetentionRule.KINDS} == set(TASKS)
    assert {rule.key for rule in RetentionRule.objects.all()} == {key.value for key in TASKS}


def test_the_text_of_minutes_goes_before_the_money() -> None:
    months = dict(RetentionRule.objects.values_list("key", "months"))

    assert months["minutes"] < months["accounting"]


@pytest.mark.parametrize(("day", "expected"), [(date(2021, 11, 5), 0), (date(2021, 11, 6), 1)])
def test_minutes_are_due_the_day_after_their_time_is_over(day: date, expected: int, meeting: Meeting) -> None:
    assert counts(day)["minutes"] == expected


def test_a_rule_that_was_changed_holds_from_its_day(meeting: Meeting) -> None:
    with as_owner():
        RetentionRule.objects.filter(key="minutes").update(months=1)

    assert counts(date(2019, 1, 15))["minutes"] == 1


def test_only_the_text_of_the_meeting_goes(meeting: Meeting) -> None:
    leader = people.project_leader()
    with clock.at(LATE), as_owner():
        done = apply_due(LATE, by=leader)

    kept = Meeting.objects.get(pk=meeting.pk)
    assert (done["minutes"], kept.notes, kept.minutes, kept.held_on) == (1, GONE, 120, date(2018, 11, 5))
    event = Event.objects.get(verb="privacy.retention_applied", changes__key="minutes")
    assert (event.by_id, event.changes["count"]) == (leader.pk, 1)
    assert counts(LATE)["minutes"] == 0


def test_vouchers_texts_go_five_years_after_their_years_end_and_no_amount_does() -> None:
    place = municipalities.municipality("Vik")
    finance.year(2018)
    member = municipalities.member(place, Role.FINANCE)
    with clock.at(date(2018, 12, 1)):
        claim = money.draft_claim(place, 2018, by=member)
        line = finance.line(claim, candidate=finance.employed(place), asked=70_000, by=member, what="Course in Vik")
        money.send_claim(claim, by=member)
    assert counts(date(2023, 12, 31))["accounting"] == 0
    assert counts(date(2024, 1, 1))["accounting"] == 1

    with as_owner():
        apply_due(date(2024, 1, 1), by=None)

    kept = ClaimLine.objects.get(pk=line.pk)
    assert (kept.what, kept.receipt_reference, kept.asked) == (GONE, GONE, 70_000)
    assert not any("Course in Vik" in str(event.changes) for event in Event.objects.all())


def test_a_receipts_bytes_go_with_its_voucher_once_it_is_safe(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list[object]]],
) -> None:
    place, lines = municipalities.municipality("Vik"), []
    member, doctor = municipalities.member(place, Role.FINANCE), finance.employed(place)
    for year in (2018, 2019):
        finance.year(year)
        with clock.at(date(year, 12, 1)):
            claim = money.draft_claim(place, year, by=member)
            lines.append(finance.line(claim, candidate=doctor, asked=70_000, by=member))
    old, young = (documents.stored(line, "claim_voucher", by=member, name="Ola Vik.pdf") for line in lines)
    names = [each.document.stored_name for each in (old, young)]
    with as_owner(), django_capture_on_commit_callbacks(execute=True):
        apply_due(date(2024, 1, 1), by=people.administrator())
        assert default_storage.exists(names[0])  # the transaction may still be rolled back

    old.refresh_from_db()
    young.refresh_from_db()
    assert [default_storage.exists(name) for name in names] == [False, True]
    assert (old.status, old.shown_name, old.document.sha256 != "") == (FileStatus.REMOVED, "", True)
    assert (young.status, young.shown_name) == (FileStatus.UPLOADED, "Ola Vik.pdf")
    assert not [finding for finding in check_storage() if finding.stored_name in names]
    assert counts(date(2024, 1, 1))["accounting"] == 0


def test_a_sent_mail_loses_its_text_and_a_waiting_one_does_not() -> None:
    with clock.at(date(2018, 1, 1)):
        sent = queue_mail(to="a@example.no", subject="Sent", body="a", language="nb")
        waiting = queue_mail(to="b@example.no", subject="Waiting", body="b", language="nb")
    held: dict[str, Any] = {"claim": uuid4(), "lease_until": clock.now()}
    Mail.objects.filter(pk=sent.pk).update(status="handing_over", **held)
    Mail.objects.filter(pk=sent.pk).update(status="sent", sent_at=clock.now())
    with as_owner():
        apply_due(date(2020, 1, 1), by=None)

    assert Mail.objects.get(pk=sent.pk).body == GONE
    assert Mail.objects.get(pk=waiting.pk).body == "b"


def test_old_lines_of_the_access_log_are_deleted() -> None:
    leader = people.project_leader()
    Access.objects.create(by=leader, view="x", subject_type="y", status=200)
    with as_owner():
        Access.objects.create(by=leader, view="x", subject_type="y", status=200, at=clock.now().replace(year=2018))
        apply_due(clock.today(), by=None)

    assert Access.objects.count() == 1


def test_people_who_have_had_no_role_for_long_are_anonymised(settings: Any, tmp_path: Any) -> None:
    settings.ERASURES_FILE = str(tmp_path / "erasures.jsonl")
    place = municipalities.municipality("Vik")
    gone, staying = municipalities.member(place, Role.READER), municipalities.member(place, Role.MANAGER)
    gone.memberships.update(valid=(date(2017, 1, 1), date(2018, 1, 1)))
    with clock.at(LATE), as_owner():
        apply_due(LATE, by=people.project_leader())

    gone.refresh_from_db()
    staying.refresh_from_db()
    assert gone.email.endswith("@invalid")
    assert not staying.email.endswith("@invalid")


def test_so_are_those_who_never_signed_in(settings: Any, tmp_path: Any) -> None:
    settings.ERASURES_FILE = str(tmp_path / "erasures.jsonl")
    doctor = candidates.candidate(name="Ola Utan Konto", hpr_number="7100001")
    follower = supervision.supervisor(name="Kari Utan Konto")
    candidates.employment(doctor, end=date(2018, 1, 1))
    supervision.assignment(follower, doctor, end=date(2018, 1, 1))
    staying = candidates.employment(candidates.candidate(hpr_number="7100002")).candidate
    with clock.at(LATE), as_owner():
        found = next(each for each in due_on(LATE) if each.rule.key == Retention.PERSON)
        assert {doctor.name, follower.name} <= set(found.names(at_most=20))
        apply_due(LATE, by=people.project_leader())
        assert not next(each for each in due_on(LATE) if each.rule.key == Retention.PERSON).rows

    names = [type(row).objects.get(pk=row.pk).name for row in (doctor, follower, staying)]
    assert [name.startswith("P-") for name in names] == [True, True, False]


def test_the_command_only_says_what_would_go(meeting: Meeting) -> None:
    said = StringIO()
    with clock.at(LATE), as_owner():
        call_command("apply_retention", stdout=said)
        with pytest.raises(CommandError, match="Nobody"):
            call_command("apply_retention", yes=True)

    assert "Nothing was deleted" in said.getvalue()
    assert Meeting.objects.get(pk=meeting.pk).notes == "what was said"


def test_the_page_shows_what_goes_and_never_the_text(meeting: Meeting) -> None:
    with clock.at(date(2022, 1, 15)):
        client = people.sign_in(Client(), people.user(Role.ADMINISTRATOR, language="en"))
        page = client.get(reverse("privacy:retention_list"), {"kind": "minutes"}).content.decode()

    assert "Ola Vik" in page
    assert "what was said" not in page


def test_the_administrator_is_reminded_once_a_month(meeting: Meeting) -> None:
    administrator = people.administrator(language="nn")
    with clock.at(date(2022, 1, 15)):
        assert due.remind() == 1
        due.remind()
    with clock.at(date(2022, 2, 1)):
        due.remind()

    assert Mail.objects.filter(receiver=administrator, template="privacy.retention_due").count() == 2


def test_nobody_is_reminded_of_nothing() -> None:
    people.administrator()
    with clock.at(date(2018, 1, 1)):
        assert due.remind() == 0

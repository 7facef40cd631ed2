"""The database keeps what a row was before each change, whichever way the change came."""

from datetime import timedelta
from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, models, transaction

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.audit.models import Event
from alisvest.audit.tracking import CHANGED, DELETED, LIBRARIES, FieldHistory
from alisvest.database.privileges import OURS
from alisvest.outbox.models import Mail
from candidates.models import Candidate
from tests.make import candidates, outbox, people
from tests.runtime_role import as_owner


def kept(model: type[models.Model]) -> Any:
    return apps.get_model(f"{model._meta.label}History").objects.order_by("pgh_id")


def _can_change() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m._meta.managed and not getattr(m, "append_only", False)]


def test_every_model_that_can_change_is_tracked_or_says_why_not() -> None:
    silent = [
        model._meta.label
        for model in _can_change()
        if not hasattr(model, "pgh_event_models")
        and not getattr(model, "untracked", "")
        and (model.__module__.split(".")[0] in OURS or model._meta.app_label not in LIBRARIES)
    ]

    assert silent == []


def test_secrets_and_texts_of_mails_are_left_out() -> None:
    left_out = {
        f"{model._meta.label}.{field.name}"
        for model in _can_change()
        if hasattr(model, "pgh_event_models")
        for field in model._meta.local_fields
        if not field.primary_key and not isinstance(field, models.GeneratedField)
        if field.name not in {kept_field.name for kept_field in kept(model).model._meta.fields}
    }

    secrets = {"accounts.User.password", "accounts.User.last_login", "accounts.Invitation.fingerprint"}
    secrets |= {"dashboard.CalendarFeed.token_sha256"}
    files = {"documents.Attachment.shown_name", "documents.Attachment.key"}
    of_the_worker = ("claim", "lease_until", "message_id", "next_attempt_at", "waiting_since")
    assert left_out == secrets | files | {f"outbox.Mail.{name}" for name in ("body", *of_the_worker)}


def test_the_earlier_row_is_kept_and_the_present_one_is_not() -> None:
    doctor = candidates.candidate(name="Ola Vik")
    assert not kept(Candidate).exists()

    doctor.name = "Ola Nes"
    doctor.save()
    doctor.save()

    row = kept(Candidate).get()
    assert (row.pgh_label, row.pgh_obj_id, row.name, row.hpr_number) == (
        CHANGED,
        doctor.pk,
        "Ola Vik",
        doctor.hpr_number,
    )


@pytest.mark.parametrize("way", ["bulk update", "bulk_update", "raw"])
def test_no_way_goes_past_it(way: str) -> None:
    doctors = [candidates.candidate(name=f"Doctor {number}") for number in range(3)]
    if way == "bulk update":
        Candidate.objects.update(name="Same")
    elif way == "bulk_update":
        for doctor in doctors:
            doctor.name = "Same"
        Candidate.objects.bulk_update(doctors, ["name"])
    else:
        with connection.cursor() as cursor:
            cursor.execute("update candidates_candidate set name = 'Same'")

    assert sorted(kept(Candidate).values_list("name", flat=True)) == ["Doctor 0", "Doctor 1", "Doctor 2"]


def test_a_deleted_row_is_kept() -> None:
    period = candidates.period(candidates.plan(candidates.candidate()), place="Vik legekontor")
    pk = period.pk
    period.delete()

    row = kept(type(period)).get()
    assert (row.pgh_label, row.pgh_obj_id, row.place) == (DELETED, pk, "Vik legekontor")


def test_secrets_never_enter_and_signing_in_is_no_change() -> None:
    user = people.user()
    user.set_password("another long word 2019")
    user.save()

    assert not kept(User).exists()


def test_changes_and_verbs_stand_in_order_inside_one_transaction() -> None:
    doctor = candidates.candidate(name="First")
    with transaction.atomic():
        for name in ("Second", "Third"):
            doctor.name = name
            doctor.save()
            record("candidate.renamed", doctor, by=None)

    told = sorted(
        [(row.pgh_at, row.name) for row in kept(Candidate)]
        + [(event.at, event.verb) for event in Event.objects.filter(subject_id=doctor.pk, verb="candidate.renamed")]
    )
    assert [what for _, what in told] == ["First", "candidate.renamed", "Second", "candidate.renamed"]
    assert {row.pgh_created_at for row in kept(Candidate)} == {
        event.began_at for event in Event.objects.filter(verb="candidate.renamed")
    }
    assert told[0][0] - kept(Candidate)[0].pgh_created_at < timedelta(minutes=1)


@pytest.mark.parametrize("statement", ["update {} set name = 'x'", "delete from {}", "truncate {}"])
def test_what_is_kept_is_not_changed(statement: str) -> None:
    Candidate.objects.filter(pk=candidates.candidate().pk).update(name="Other")

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("candidates_candidatehistory"))

    assert kept(Candidate).count() == 1


def test_every_kept_table_is_insert_only() -> None:
    tables = [model for model in apps.get_models() if issubclass(model, FieldHistory)]

    assert tables
    assert all(model.append_only for model in tables)


def _switch_off_by_sql(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', (SELECT array_agg(tgname)::text FROM pg_trigger), true)")
        cursor.execute(statement)


@pytest.mark.parametrize("way", ["library", "sql"])
def test_the_web_process_cannot_switch_the_history_off(way: str) -> None:
    doctor = candidates.candidate(name="Ola Vik")
    if way == "library":
        with pgtrigger.ignore():
            Candidate.objects.filter(pk=doctor.pk).update(name="Ola Nes")
    else:
        _switch_off_by_sql("update candidates_candidate set name = 'Ola Nes'")

    assert kept(Candidate).get().name == "Ola Vik"


@pytest.mark.parametrize("way", ["library", "sql"])
def test_the_web_process_cannot_switch_a_states_guard_off(way: str) -> None:
    mail = outbox.mail()
    with pytest.raises(DatabaseError, match="transition"):
        if way == "library":
            with pgtrigger.ignore(), transaction.atomic():
                Mail.objects.filter(pk=mail.pk).update(status="in_doubt")
        else:
            _switch_off_by_sql("update outbox_mail set status = 'in_doubt'")


def test_the_owner_of_the_tables_can_and_nothing_of_it_is_left_behind() -> None:
    doctor = candidates.candidate(name="Ola Vik")
    with as_owner(), pgtrigger.ignore(), transaction.atomic():
        Candidate.objects.filter(pk=doctor.pk).update(name="Ola Nes")
    assert not kept(Candidate).exists()
    Candidate.objects.filter(pk=doctor.pk).update(name="Ola Li")

    assert kept(Candidate).get().name == "Ola Nes"

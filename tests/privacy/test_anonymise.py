"""A person blanked for good: no name left anywhere, and the figures stand."""

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from alisvest.accounts.models import User
from alisvest.audit.actions import record
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.rules import RefusedError
from alisvest.outbox.actions import queue_mail
from alisvest.outbox.models import Mail
from alisvest.privacy.actions.anonymise import GONE, anonymise_person, replay_erasures
from alisvest.privacy.persons import find_person
from candidates.models import Candidate, Employment
from finance.models import Entry
from municipalities.models.sections import SupervisorSection
from supervision.models import Meeting, Supervisor
from tests import world
from tests.made import print_plainly
from tests.make import candidates, documents, municipalities, people, supervision
from tests.runtime_role import as_owner

NAME, ADDRESS = "Ola Markørsen Vik", "ola.markorsen@example.no"


@pytest.fixture(autouse=True)
def erasures(settings: Any, tmp_path: Path) -> Path:
    settings.ERASURES_FILE = str(tmp_path / "kept" / "erasures.jsonl")
    return Path(settings.ERASURES_FILE)


@pytest.fixture
def doctor() -> Iterator[Candidate]:
    """A candidate whose employment has ended, with everything that the system keeps of one."""
    doctor = candidates.candidate(name=NAME)
    person = candidates.signed_in_candidate(doctor, email=ADDRESS, name=NAME)
    supervisor = supervision.supervisor()
    supervision.assignment(supervisor, doctor, end=date(2018, 12, 1))
    supervision.meeting(doctor, supervisor, date(2018, 11, 5), notes=f"What {NAME} said.")
    candidates.period(candidates.plan(doctor), place=f"Kontoret til {NAME}")
    Candidate.objects.filter(pk=doctor.pk).update(name="Another")
    Candidate.objects.filter(pk=doctor.pk).update(name=NAME)
    candidates.employment(doctor, end=date(2018, 12, 1))
    record("candidates.candidate_registered", doctor, by=None, changes={"name": NAME}, reason=f"Because of {NAME}")
    queue_mail(to=ADDRESS, receiver=person, subject=f"To {NAME}", body=f"Dear {NAME}", language="nb")
    leader = people.project_leader()
    queue_mail(to=leader.email, receiver=leader, subject="News", body=f"{NAME} has begun.", language="nb")
    with clock.at(date(2019, 1, 15)):
        yield Candidate.objects.get(pk=doctor.pk)


def anywhere(text: str) -> list[str]:
    """Return the tables that hold the text in any column."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'select count(*) from "{table}" t where t::text like %s', [f"%{text}%"])  # noqa: S608
            if cursor.fetchone()[0]:
                found.append(table)
    return sorted(found)


def test_nothing_names_the_person_any_more(doctor: Candidate) -> None:
    hpr = doctor.hpr_number
    assert len(anywhere(NAME)) > 5
    with as_owner():
        done = anonymise_person(find_person(candidate=doctor.pk), by=people.project_leader())

    assert anywhere(NAME) == anywhere(ADDRESS) == []
    assert anywhere(f'"{hpr}"') == []
    doctor.refresh_from_db()
    assert (doctor.name, doctor.hpr_number) == (done.pseudonym, done.pseudonym)
    person = User.objects.get(pk=doctor.user_id or 0)
    assert (person.is_active, person.has_usable_password()) == (False, False)
    assert Meeting.objects.get(candidate=doctor).notes == GONE
    assert Mail.objects.filter(body=f"{done.pseudonym} has begun.").exists()


def test_earlier_names_are_gone_too_however_they_were_written(doctor: Candidate) -> None:
    """Whoever married is named by both names in others' texts; and nobody keeps to capital letters."""
    leader, earlier, address = people.project_leader(), "Ola Født Markørsen", "ola.fodt@example.no"
    Candidate.objects.filter(pk=doctor.pk).update(name=earlier)
    User.objects.filter(pk=doctor.user_id or 0).update(name=earlier, email=address)
    Candidate.objects.filter(pk=doctor.pk).update(name=NAME)
    User.objects.filter(pk=doctor.user_id or 0).update(name=NAME, email=ADDRESS)
    body = f"{earlier} is called {NAME.upper()} now; {address.title()}."
    queue_mail(to=leader.email, receiver=leader, subject="News", body=body, language="nb")
    record("outbox.bounced", leader, by=None, reason=f"{NAME.lower()} and {earlier}")
    with as_owner():
        done = anonymise_person(find_person(candidate=doctor.pk), by=leader)

    assert [anywhere(each) for each in (NAME, NAME.upper(), NAME.lower(), earlier, address)] == [[]] * 5
    said = f"{done.pseudonym} is called {done.pseudonym} now; {done.pseudonym}."
    assert Mail.objects.filter(body=said).exists()


def test_longer_names_of_others_stay_whole(doctor: Candidate) -> None:
    leader = people.project_leader()
    queue_mail(to=leader.email, receiver=leader, subject="x", body=f"{NAME}mo and {NAME}.", language="nb")
    with as_owner():
        done = anonymise_person(find_person(candidate=doctor.pk), by=leader)

    assert Mail.objects.filter(body=f"{NAME}mo and {done.pseudonym}.").exists()


def test_what_the_mail_server_said_and_others_wrote_of_a_supervisor_goes(doctor: Candidate) -> None:
    """A bounce quotes the address; an application names who will supervise; a file on it is called after them."""
    leader, supervisor = people.project_leader(), Meeting.objects.get(candidate=doctor).supervisor
    name = "Sunniva Torgeirsdotter Ås"
    Supervisor.objects.filter(pk=supervisor.pk).update(name=name)
    application = municipalities.application()
    SupervisorSection.objects.filter(place__application=application).update(supervisor_name=name)
    SupervisorSection.objects.filter(place__application=application).update(supervisor_name=f"Lege {name}")
    documents.stored(application, "application_enclosure", by=leader, name=f"Avtale {name}.pdf")
    mail = queue_mail(to=leader.email, receiver=leader, subject="x", body="y", language="nb")
    Mail.objects.filter(pk=mail.pk).update(last_error=f"550 no mailbox {name}")
    Mail.objects.filter(pk=mail.pk).update(last_error=f"551 no mailbox {name}")
    with as_owner():
        anonymise_person(find_person(supervisor=supervisor.pk), by=leader)

    assert anywhere(name) == []


def test_it_is_on_the_trail_itself_without_a_name(doctor: Candidate) -> None:
    leader = people.project_leader()
    with as_owner():
        anonymise_person(find_person(candidate=doctor.pk), by=leader, reason="asked for")

    event = Event.objects.get(verb="privacy.person_anonymised")
    assert (event.by_id, event.subject_id, event.reason) == (leader.pk, doctor.user_id, "asked for")
    assert event.changes["rows"]["candidates.candidate"] == 1


def test_the_others_minutes_stay_when_the_supervisor_goes(doctor: Candidate) -> None:
    supervisor = Meeting.objects.get(candidate=doctor).supervisor
    with as_owner():
        anonymise_person(find_person(supervisor=supervisor.pk), by=people.project_leader())

    assert NAME in Meeting.objects.get(candidate=doctor).notes


def test_whoever_has_a_role_is_not_anonymised(doctor: Candidate) -> None:
    Employment.objects.filter(candidate=doctor).update(valid=DateRange(date(2017, 9, 1), None))
    with as_owner(), pytest.raises(RefusedError, match="still has a role"):
        anonymise_person(find_person(candidate=doctor.pk), by=None)

    assert Candidate.objects.get(pk=doctor.pk).name == NAME


def test_the_money_stands_to_the_last_ore(monkeypatch: pytest.MonkeyPatch) -> None:
    print_plainly(monkeypatch)
    made = world.build()
    before = list(Entry.objects.order_by("pk").values_list("pk", "amount", "candidate_id"))
    with as_owner():
        anonymise_person(find_person(candidate=made.own.candidate.pk), by=None, pseudonym="P-00007E57")

    assert list(Entry.objects.order_by("pk").values_list("pk", "amount", "candidate_id")) == before
    assert Candidate.objects.get(pk=made.foreign.candidate.pk).name == world.mark("foreign", "candidate.name")
    made.own.line.refresh_from_db()
    assert made.own.line.what == world.mark("own", "line.what")  # a voucher's text is kept as long as the voucher


def test_a_restored_backup_is_blanked_again(doctor: Candidate, erasures: Path) -> None:
    with as_owner():
        done = anonymise_person(find_person(candidate=doctor.pk), by=None)
    assert NAME not in erasures.read_text()
    assert json.loads(erasures.read_text())["pseudonym"] == done.pseudonym
    with as_owner():
        assert replay_erasures(by=None) == 0
        Candidate.objects.filter(pk=doctor.pk).update(name=NAME)
        User.objects.filter(pk=doctor.user_id or 0).update(name=NAME, email=ADDRESS, is_active=True)
        assert replay_erasures(by=None) == 1

    assert anywhere(NAME) == anywhere(ADDRESS) == []
    assert Candidate.objects.get(pk=doctor.pk).name == done.pseudonym


def test_the_command_asks_first_and_names_who_decided(doctor: Candidate) -> None:
    leader, said = people.project_leader(), StringIO()
    given: dict[str, Any] = {"candidate": doctor.pk, "by": leader.email, "reason": "asked for", "stdout": said}
    with as_owner():
        call_command("anonymise_person", **given)
        assert Candidate.objects.get(pk=doctor.pk).name == NAME
        call_command("anonymise_person", yes=True, **given)

    assert "run it again with --yes" in said.getvalue()
    assert Candidate.objects.get(pk=doctor.pk).name in said.getvalue()
    with pytest.raises(CommandError, match="Nobody"):
        call_command("anonymise_person", candidate=doctor.pk, by="nobody@example.no", reason="x")


def test_the_web_process_cannot_do_it(doctor: Candidate) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        anonymise_person(find_person(candidate=doctor.pk), by=None, pseudonym="P-00007E57")

"""Everything about one person and nobody else."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.privacy.export import archive_of
from alisvest.privacy.persons import find_person
from candidates.models import Candidate
from tests import world
from tests.access_table import MARKER
from tests.made import print_plainly
from tests.make import candidates, people, supervision
from tests.world import Side, World


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    print_plainly(monkeypatch)
    made = world.build()
    with clock.at(datetime.combine(world.TODAY, time(12), tzinfo=clock.OSLO)):
        yield made


def texts(archive: bytes) -> tuple[str, str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return opened.read("index.html").decode(), opened.read("data.json").decode()


def markers(archive: bytes) -> set[tuple[str, str]]:
    html, data = texts(archive)
    with_everything = html + data
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        with_everything += "".join(opened.namelist())
        for name in opened.namelist():
            with_everything += opened.read(name).decode("utf-8", errors="replace")
    return set(MARKER.findall(with_everything))


OF_CANDIDATE = {
    "candidate.name",
    "period.place",
    "meeting.notes",
    "line.what",
    "line.reason",
    "draft.what",
    "draft.receipt",
}
OF_SUPERVISOR = {"supervisor.name", "meeting.notes"}


@pytest.mark.parametrize("side", ["own", "foreign"])
def test_a_candidates_holds_all_of_the_own_and_none_of_anybody_elses(side: str, made: World) -> None:
    whose: Side = getattr(made, side)
    found = markers(archive_of(find_person(candidate=whose.candidate.pk), "nb"))

    assert {(side, what) for what in OF_CANDIDATE} <= found
    assert {where for where, _what in found} == {side}
    others = {"second.name", "draft.place", "supervisor.name", "recommendation.reasons", "decision.reasons"}
    assert not {what for _where, what in found} & others


def test_a_supervisors_holds_the_own_minutes_and_no_candidates_name(made: World) -> None:
    found = markers(archive_of(find_person(supervisor=made.own.supervisor.pk), "nn"))

    assert {("own", what) for what in OF_SUPERVISOR} <= found
    assert not {what for _where, what in found} & {"candidate.name", "period.place", "line.what"}
    assert {where for where, _what in found} == {"own"}


def test_nobody_elses_export_holds_the_text_of_minutes(made: World) -> None:
    for name in ("project_leader", "municipality_manager", "administrator"):
        person = made.people[name]
        assert person is not None
        assert ("own", "meeting.notes") not in markers(archive_of(find_person(email=person.email), "nb")), name


def test_it_is_in_the_persons_language_and_the_data_can_be_read_by_machines() -> None:
    doctor = candidates.candidate(name="Ola Vik")
    person = candidates.signed_in_candidate(doctor)
    bokmal, _data = texts(archive_of(find_person(email=person.email), "nb"))
    nynorsk, data = texts(archive_of(find_person(email=person.email), "nn"))

    assert '<html lang="nb">' in bokmal
    assert "Kandidatar" in nynorsk
    tables = {each["table"]: each["rows"] for each in json.loads(data)}
    assert tables["candidates.candidate"][0]["name"] == "Ola Vik"
    assert tables["accounts.user"][0]["email"] == person.email
    assert "password" not in tables["accounts.user"][0]


def test_what_a_row_was_earlier_is_in_it() -> None:
    doctor = candidates.candidate(name="First Name")
    Candidate.objects.filter(pk=doctor.pk).update(name="Second Name")

    html, _data = texts(archive_of(find_person(candidate=doctor.pk), "en"))

    assert "First Name" in html
    assert "Second Name" in html


def test_somebody_fetches_the_own_and_it_is_on_the_trail() -> None:
    doctor = candidates.candidate(name="Ola Vik")
    person = candidates.signed_in_candidate(doctor)
    client = people.sign_in(Client(), person)

    page = client.get(reverse("privacy:person_export"))
    fetched = client.post(reverse("privacy:person_export"))

    assert page.status_code == 200
    assert "attachment" in fetched.headers["Content-Disposition"]
    assert "Ola Vik" in texts(fetched.content)[0]
    event = Event.objects.get(verb="privacy.person_exported")
    assert (event.by_id, event.subject_type, event.subject_id) == (person.pk, "accounts.user", person.pk)


def test_the_command_writes_a_file_of_ones_own_and_never_over_another(tmp_path: Path) -> None:
    doctor, supervisor = candidates.candidate(name="Ola Vik"), supervision.supervisor(name="Kari Nes")
    supervision.assignment(supervisor, doctor)
    supervision.meeting(doctor, supervisor, date(2018, 11, 5), notes="between the two")
    target = tmp_path / "ola.zip"

    call_command("export_person", candidate=doctor.pk, to=target, verbosity=0)

    html, _data = texts(target.read_bytes())
    assert "between the two" in html
    assert "Kari Nes" not in html
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="there already"):
        call_command("export_person", candidate=doctor.pk, to=target)
    with pytest.raises(CommandError, match="no such person"):
        call_command("export_person", email="nobody@example.no", to=tmp_path / "nobody.zip")
    assert User.objects.filter(email="nobody@example.no").count() == 0

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from municipalities import queries
from municipalities.actions import save_section
from municipalities.forms.application import SectionForm
from municipalities.models import COMMON, OF_PLACE, SECTIONS, Application, section_of
from municipalities.models.choices import CandidateKind, Equipment, ListModel
from municipalities.rules import SectionState, missing_answers, missing_points, section_state
from municipalities.workflow import ApplicationStatus
from tests.make import municipalities as make
from tests.make import people


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(date(2017, 3, 10)):
        yield


def url(application: Application, key: str) -> str:
    anchor = f"{key}-1" if key in OF_PLACE else key
    return reverse("municipalities:section_save", args=[application.pk, anchor])


def saved(application: Application, key: str) -> Any:
    return section_of(Application.objects.get(pk=application.pk), key)


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_takes_its_whole_answer(key: str) -> None:
    application = make.application(complete=False)

    section = save_section(application, key, make.ANSWERS[key], by=make.member(application.municipality))

    assert (section_state(section), section.version) == (SectionState.COMPLETE, 1)
    left = [point.key for point in missing_points(Application.objects.get(pk=application.pk))]
    assert left == [other for other in (*COMMON, *OF_PLACE) if other != key]


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_has_its_page_and_takes_an_empty_answer(client: Client, key: str) -> None:
    application = make.application(complete=False)
    people.sign_in(client, make.member(application.municipality))

    assert client.get(url(application, key)).status_code == 200
    assert client.post(url(application, key), {"version": "0"}).status_code == 302
    assert section_state(saved(application, key)) == SectionState.INCOMPLETE


def test_saving_leads_to_the_next_section_and_the_last_to_the_list(client: Client) -> None:
    application = make.application(complete=False)
    people.sign_in(client, make.member(application.municipality))

    following = client.post(url(application, "recruitment"), {"version": "0", "gp_posts": "8"})
    last = client.post(url(application, "candidate"), {"version": "0"})
    closed = client.post(url(application, "backup"), {"version": "0", "then": "list"})

    assert following.headers["Location"] == url(application, "backup")
    assert last.headers["Location"] == closed.headers["Location"] == application.get_absolute_url()
    assert saved(application, "recruitment").gp_posts == 8


def test_whoever_saves_an_older_version_sees_the_newer_and_overwrites_nothing(client: Client) -> None:
    application = make.application(complete=False)
    other = make.member(application.municipality, name="Olav Annan")
    save_section(application, "backup", {"backup": "What the other wrote"}, by=other)
    people.sign_in(client, make.member(application.municipality))
    mine = {"version": "0", "backup": "What I wrote"}

    response = client.post(url(application, "backup"), mine)

    assert response.status_code == 409
    assert saved(application, "backup").backup == "What the other wrote"
    for shown in ("What the other wrote", "What I wrote", "Olav Annan", 'name="version" value="1"'):
        assert shown in response.text
    assert client.post(url(application, "backup"), mine | {"version": "1"}).status_code == 302
    assert saved(application, "backup").backup == "What I wrote"


def test_the_offices_lines_are_written_whole_or_not_at_all(client: Client) -> None:
    application = make.application(complete=False)
    people.sign_in(client, make.member(application.municipality))
    lines = {"version": "0", "doctor_rows": "3", "staff_rows": "3", "own_office": "True", "equipment": [Equipment.ECG]}

    half = client.post(url(application, "office"), lines | {"doctor_2_age": "44"})
    whole = client.post(
        url(application, "office"),
        lines
        | {"doctor_2_age": "44", "doctor_2_specialty": "none", "doctor_2_is_intern": "on"}
        | {"staff_1_role": "nurse", "staff_1_number": "2", "then": "here"},
    )

    assert (half.status_code, whole.status_code) == (422, 302)
    section = saved(application, "office")
    assert list(section.doctors.values_list("order", "age", "specialty", "is_intern")) == [(1, 44, "none", True)]
    assert list(section.staff.values_list("role", "number", "competence")) == [("nurse", 2, "")]
    assert section_state(section) == SectionState.COMPLETE


def test_partners_belong_to_the_application() -> None:
    application = make.application(complete=False)
    partner = make.municipality("Modalen")

    answers = make.ANSWERS["organisation"] | {"partners": [partner, application.municipality]}
    save_section(application, "organisation", answers, by=make.member(application.municipality))

    application.refresh_from_db()
    assert [row.municipality.name for row in queries.partners_by_share(application)] == ["Modalen"]


@pytest.mark.parametrize(
    ("key", "answers", "lacks"),
    [
        ("patient_list", {"list_model": ListModel.OTHER, "list_length": 500}, ["Describe the arrangement"]),
        ("candidate", {"candidate_kind": CandidateKind.EMPLOYED, "months_completed": 0}, ["How far"]),
        ("candidate", {"candidate_kind": CandidateKind.NEW}, []),
    ],
)
def test_one_answer_may_call_for_another(key: str, answers: dict[str, Any], lacks: list[str]) -> None:
    section = SECTIONS[key](**answers)

    assert len(missing_answers(section)) == len(lacks)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.READER, Role.FINANCE])
def test_only_writers_and_signers_write(client: Client, role: Role) -> None:
    application = make.application(complete=False)
    member = make.member(application.municipality, role)

    with pytest.raises(RefusedError) as refused:
        save_section(application, "backup", {"backup": "x"}, by=member)
    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    people.sign_in(client, member)
    assert client.get(url(application, "backup")).status_code == 403
    assert client.get(application.get_absolute_url()).status_code == 200


def test_after_the_deadline_the_form_is_closed_and_says_whom_to_ask(client: Client) -> None:
    application = make.application()
    leader = people.project_leader(name="Liv Leiar")
    people.sign_in(client, make.member(application.municipality))

    with clock.at(date(2017, 3, 16)):
        shown = client.get(url(application, "backup"))
        sent = client.post(url(application, "backup"), {"version": "1", "backup": "Too late"})

    assert shown.status_code == 200
    assert 'name="backup"' not in shown.text
    assert "A rota of four." in shown.text
    assert leader.email in shown.text
    assert sent.status_code == 409
    assert saved(application, "backup").backup == "A rota of four."


def test_before_the_round_opens_nothing_is_written() -> None:
    application = make.application(complete=False)

    with clock.at(date(2017, 2, 28)), pytest.raises(RefusedError) as refused:
        save_section(application, "backup", {"backup": "x"}, by=make.member(application.municipality))

    assert refused.value.refusal.kind == Kind.NOT_POSSIBLE_NOW


def test_a_submitted_application_takes_no_answer(client: Client) -> None:
    application = make.application(ApplicationStatus.SUBMITTED)
    people.sign_in(client, make.member(application.municipality))

    assert client.post(url(application, "backup"), {"version": "1", "backup": "x"}).status_code == 409
    assert saved(application, "backup").backup == "A rota of four."


def test_a_value_out_of_bounds_is_refused_by_the_action_too() -> None:
    application = make.application(complete=False)
    writer = make.member(application.municipality)

    for key, answers in (
        ("recruitment", {"gp_posts": 2, "vacant_gp_posts": 3}),
        ("patient_list", {"list_model": "unknown"}),
        ("office", {"doctors": [{"age": 12, "specialty": "none", "is_intern": False}]}),
    ):
        with pytest.raises(RefusedError):
            save_section(application, key, answers, by=writer)
        assert saved(application, key) is None


def test_neighbours_find_neither_application_nor_section(client: Client) -> None:
    application = make.application()
    people.sign_in(client, make.member(make.municipality()))

    assert client.get(application.get_absolute_url()).status_code == 404
    assert client.get(url(application, "backup")).status_code == 404
    assert client.get(url(application, "no-such-section")).status_code == 404


def test_the_front_page_counts_what_remains(client: Client) -> None:
    application = make.application(complete=False)
    writer = make.member(application.municipality, language="en")
    save_section(application, "backup", make.ANSWERS["backup"], by=writer)
    save_section(application, "absence", {"doctors_covering": 2}, by=writer)
    people.sign_in(client, writer)

    response = client.get(application.get_absolute_url())

    assert "9 points remain." in response.text
    assert "5 days left." in response.text
    assert [response.text.count(word) for word in ("Incomplete</span>", "Complete</span>")] == [1, 1]


def test_facts_have_the_same_labels_for_every_application() -> None:
    whole, empty = make.application(), make.application(complete=False)

    facts = queries.application_facts(whole)

    assert [(f.point, f.label) for f in facts] == [(f.point, f.label) for f in queries.application_facts(empty)]
    assert ("2", "600") in [(fact.point, fact.value) for fact in facts]
    assert not any(fact.is_text for fact in facts)


def test_what_an_employed_doctor_makes_necessary_is_not_called_optional() -> None:
    form = SectionForm(model=SECTIONS["candidate"], back="/")

    assert [form.fields[name].required for name in ("months_completed", "candidate")] == [True, True]
    assert all("already employed" in str(form.fields[name].help_text) for name in ("months_completed", "candidate"))

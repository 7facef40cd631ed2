"""Conflict of interest: declared before anything is read, and whoever is unfit looks into nothing of the case."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock, subjects
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.documents.models import Attachment
from municipalities import queries
from municipalities.actions import change_declaration, declare_conflicts, recommend_application
from municipalities.models import Application, Assignment, ConflictDeclaration, Municipality
from municipalities.workflow import ApplicationStatus
from tests.make import documents, outbox, people, review
from tests.make import municipalities as make

S = ApplicationStatus
REASON = "My brother is the municipal director."


@pytest.fixture(autouse=True)
def _after_the_deadline() -> Iterator[None]:
    with clock.at(date(2017, 3, 20)):
        yield


@pytest.fixture
def kvam() -> Application:
    return make.application(S.SUBMITTED, municipality=make.municipality("Kvam"))


def page_of(application: Application) -> str:
    return reverse("municipalities:conflict_declare", args=[application.round_id])


def declare(person: User, application: Application, *unfit: Municipality) -> list[ConflictDeclaration]:
    asked = [line.municipality.pk for line in queries.declaration_lines(person, application.round) if line.asked]
    return declare_conflicts(application.round, asked=asked, unfit={each.pk: REASON for each in unfit}, by=person)


# The gate


def test_nothing_is_opened_before_it_is_declared(kvam: Application) -> None:
    leader = people.project_leader()

    refusal = queries.refuse_opening(leader, kvam)

    assert refusal is not None
    assert (refusal.kind.value, refusal.href) == (409, page_of(kvam))
    declare(leader, kvam)
    assert queries.refuse_opening(leader, kvam) is None


def test_whoever_declared_a_conflict_opens_neither_it_nor_more(kvam: Application) -> None:
    other = make.application(S.SUBMITTED, municipality=make.municipality("Fitjar"))
    leader, siri = people.project_leader(), people.project_leader(name="Siri Sætervik")
    declare(leader, kvam, kvam.municipality)

    refusal = queries.refuse_opening(leader, kvam)

    assert refusal is not None
    assert refusal.kind.value == 403
    assert refusal.details == ("The case is handled by: Siri Sætervik.",)
    assert queries.refuse_opening(leader, other) is None
    assert queries.refuse_opening(siri, kvam) is not None  # has not declared herself


def test_a_member_of_the_municipality_is_unfit_without_declaring(kvam: Application) -> None:
    leader = people.project_leader()
    leader.memberships.create(municipality=kvam.municipality, role=Role.READER, valid=make.FROM_2017)

    refusal = queries.refuse_opening(leader, kvam)

    assert refusal is not None
    assert "You have, or have had, a role in Kvam" in str(refusal.reason)
    assert declare(leader, kvam) == []


def test_a_conflict_with_a_partner_closes_the_joint_application(kvam: Application) -> None:
    modalen = make.municipality("Modalen")
    make.partner(kvam, modalen)
    leader = people.project_leader()
    declare(leader, kvam, modalen)

    refusal = queries.refuse_opening(leader, kvam)

    assert refusal is not None
    assert "Modalen" in str(refusal.reason)


def test_the_named_substitute_is_who_handles_it(kvam: Application) -> None:
    leader, siri = people.project_leader(), people.project_leader(name="Siri Sætervik")
    people.project_leader(name="Another Leader")
    review.substitute(kvam.municipality, siri)
    declare(leader, kvam, kvam.municipality)

    refusal = queries.refuse_opening(leader, kvam)

    assert refusal is not None
    assert refusal.details == ("The case is handled by: Siri Sætervik.",)


def test_when_nobody_is_left_the_words_say_so(kvam: Application) -> None:
    leader = people.project_leader()
    declare(leader, kvam, kvam.municipality)

    refusal = queries.refuse_opening(leader, kvam)

    assert refusal is not None
    assert refusal.details == ("Nobody else can handle the case yet: the project leader names a substitute.",)


def test_an_unfit_leader_does_not_recommend(kvam: Application) -> None:
    leader = people.project_leader()
    declare(leader, kvam, kvam.municipality)

    with pytest.raises(RefusedError, match="declared a conflict of interest"):
        recommend_application(kvam, places=review.proposed(kvam), reasons="Breadth.", by=leader)


def test_a_decided_case_is_read_without_declaring_but_not_by_the_unfit() -> None:
    kvam = review.decided(make.municipality("Kvam")).application
    leader = people.project_leader()
    assert queries.refuse_opening(leader, kvam) is None

    review.declared(leader, unfit=kvam.municipality)

    assert queries.refuse_opening(leader, kvam) is not None


def test_whoever_declares_a_conflict_is_asked_to_read_it_no_longer(kvam: Application) -> None:
    clerk, leader = people.administrator(), people.project_leader()
    partner, other = make.municipality("Modalen"), make.application(S.SUBMITTED, round=kvam.round)
    make.partner(kvam, partner)
    for each in (kvam, other):
        Assignment.objects.create(application=each, reviewer=clerk, assigned_by=leader, assigned_at=clock.now())

    declare(clerk, kvam, partner)

    assert [each.application for each in Assignment.objects.all()] == [other]


def test_the_gate_says_the_same_in_words_and_in_the_database() -> None:
    leader = people.project_leader()
    names = ("fit", "unfit", "member", "partner", "decided")
    made = {name: make.application(S.SUBMITTED, municipality=make.municipality(name)) for name in names}
    make.partner(made["partner"], made["unfit"].municipality)
    review.declared(leader, unfit=made["unfit"].municipality)
    leader.memberships.create(municipality=made["member"].municipality, role=Role.READER, valid=make.FROM_2017)
    new = make.application(S.SUBMITTED)
    draft, granted = make.application(S.DRAFT), make.application(S.GRANTED)

    everything = list(Application.objects.select_related("round", "municipality"))
    open_ = set(queries.open_applications(leader, Application.objects.all()))

    assert open_ == set(everything) - {each for each in everything if each.pk in queries.closed_to(leader, everything)}
    assert open_ == {made["fit"], made["decided"], draft, granted}
    assert new not in open_


def test_the_municipality_itself_is_held_by_its_scope_alone(kvam: Application) -> None:
    writer = make.member(kvam.municipality)

    assert queries.refuse_opening(writer, kvam) is None
    assert list(queries.open_applications(writer, Application.objects.visible_to(writer))) == [kvam]


def test_the_gate_asks_as_often_for_sixty_as_for_one(kvam: Application) -> None:
    leader = people.project_leader()
    with CaptureQueriesContext(connection) as one:
        queries.closed_to(leader, list(Application.objects.select_related("round", "municipality")))
    for _ in range(12):
        make.application(S.SUBMITTED)
    with CaptureQueriesContext(connection) as many:
        queries.closed_to(leader, list(Application.objects.select_related("round", "municipality")))

    assert len(one) == len(many) == 4


# Declaring


def test_declaring_leaves_rows_and_a_trail(kvam: Application) -> None:
    make.application(S.SUBMITTED, municipality=make.municipality("Fitjar"))
    leader = people.project_leader()

    rows = declare(leader, kvam, kvam.municipality)

    assert sorted((each.municipality.name, each.fit, each.reason) for each in rows) == [
        ("Fitjar", True, ""),
        ("Kvam", False, REASON),
    ]
    event = Event.objects.get(verb="municipalities.conflicts_declared")
    assert (event.by_id, event.changes) == (leader.pk, {"declared_about": 2, "in_conflict": ["Kvam"]})


def test_a_later_applicant_is_asked_about_alone(kvam: Application) -> None:
    leader = people.project_leader()
    declare(leader, kvam)
    late = make.application(S.SUBMITTED)

    assert queries.undeclared(leader, kvam.round) == 1
    assert [each.municipality for each in declare(leader, kvam)] == [late.municipality]


def test_it_cannot_be_declared_otherwise_by_sending_the_form_again(kvam: Application) -> None:
    leader = people.project_leader()
    declare(leader, kvam)
    asked = [kvam.municipality_id]

    assert declare_conflicts(kvam.round, asked=asked, unfit={}, by=leader) == []
    with pytest.raises(RefusedError, match="declared otherwise meanwhile"):
        declare_conflicts(kvam.round, asked=asked, unfit={kvam.municipality_id: REASON}, by=leader)
    assert ConflictDeclaration.objects.count() == 1


@pytest.mark.parametrize(
    ("unfit", "words"),
    [("", "Give the reason"), ("   ", "Give the reason"), ("Sister of 01010750160", "identity number")],
)
def test_a_conflict_needs_a_fit_reason(kvam: Application, unfit: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        declare_conflicts(
            kvam.round,
            asked=[kvam.municipality_id],
            unfit={kvam.municipality_id: unfit},
            by=people.project_leader(),
        )


def test_a_municipality_that_did_not_apply_is_not_declared_about(kvam: Application) -> None:
    with pytest.raises(RefusedError, match="has changed"):
        declare_conflicts(kvam.round, asked=[make.municipality().pk], unfit={}, by=people.project_leader())


def test_others_than_the_staff_do_not_declare(kvam: Application) -> None:
    for person in (make.member(kvam.municipality), people.user(Role.STEERING)):
        with pytest.raises(RefusedError, match="This is done by"):
            declare_conflicts(kvam.round, asked=[kvam.municipality_id], unfit={}, by=person)


def test_thinking_anew_is_a_new_row_with_its_reason(kvam: Application) -> None:
    leader = people.project_leader()
    declare(leader, kvam)

    change_declaration(kvam.round, kvam.municipality, fit=False, reason=REASON, by=leader)

    assert [each.fit for each in queries.declaration_history(leader, kvam.round, kvam.municipality)] == [False, True]
    assert queries.refuse_opening(leader, kvam) is not None
    event = Event.objects.get(verb="municipalities.conflict_changed")
    assert event.changes["fit"] == [True, False]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"fit": True, "reason": REASON}, "declared already"),
        ({"fit": False, "reason": " "}, "Give the reason"),
    ],
)
def test_a_change_changes_and_is_reasoned(kvam: Application, given: dict[str, Any], words: str) -> None:
    leader = people.project_leader()
    declare(leader, kvam)

    with pytest.raises(RefusedError, match=words):
        change_declaration(kvam.round, kvam.municipality, **given, by=leader)


def test_what_was_never_declared_is_not_changed(kvam: Application) -> None:
    with pytest.raises(RefusedError, match="not declared anything"):
        change_declaration(kvam.round, kvam.municipality, fit=False, reason=REASON, by=people.project_leader())


def test_a_member_cannot_declare_it_away(kvam: Application) -> None:
    leader = people.project_leader()
    leader.memberships.create(municipality=kvam.municipality, role=Role.READER, valid=make.FROM_2017)

    with pytest.raises(RefusedError, match="You have, or have had, a role"):
        change_declaration(kvam.round, kvam.municipality, fit=True, reason=REASON, by=leader)


def test_the_minutes_learn_who_was_unfit_and_why(kvam: Application) -> None:
    leader, clerk = people.project_leader(), people.administrator()
    clerk.memberships.create(municipality=kvam.municipality, role=Role.READER, valid=make.FROM_2017)
    review.declared(leader, unfit=kvam.municipality, reason=REASON)

    assert {(each.user, each.municipality.name, each.reason) for each in queries.unfit_in(kvam.round)} == {
        (leader, "Kvam", REASON),
        (clerk, "Kvam", ""),
    }


# Files, letters, history


def test_files_letters_and_history_are_closed_with_the_application(client: Client, kvam: Application) -> None:
    leader, fit = people.project_leader(), people.project_leader()
    file = documents.stored(kvam, "application_enclosure", audience="municipality")
    history = reverse("audit:history_detail", args=["municipalities.application", kvam.pk])
    read = reverse("documents:attachment_read", args=[file.pk, str(file.key)])
    shelf = reverse("documents:subject_files", args=["municipalities.application", kvam.pk])
    review.declared(leader, unfit=kvam.municipality)
    review.declared(fit)

    closed = [people.sign_in(client, leader).get(each).status_code for each in (history, read, shelf)]
    open_ = [people.sign_in(client, fit).get(each).status_code for each in (history, read, shelf)]

    assert closed == [404, 404, 404]
    assert open_ == [200, 200, 200]
    assert not Attachment.objects.visible_to(leader).exists()
    assert Attachment.objects.visible_to(fit).exists()


def test_the_decisions_letter_is_closed_too(client: Client) -> None:
    decision = review.decided()
    letter = outbox.letter(decision)
    unfit = people.project_leader()
    review.declared(unfit, unfit=decision.application.municipality)
    address = reverse("outbox:letter_download", args=[letter.pk])

    assert people.sign_in(client, unfit).get(address).status_code == 404
    assert people.sign_in(client, people.project_leader()).get(address).status_code == 200
    assert not subjects.rows_for(unfit, "municipalities.decision").exists()


# The pages


def test_every_page_of_the_application_leads_to_the_declaration_first(client: Client, kvam: Application) -> None:
    people.sign_in(client, people.project_leader(language="en"))
    pages = ("application_detail", "application_check", "application_receipt", "application_review")

    for name in pages:
        response = client.get(reverse(f"municipalities:{name}", args=[kvam.pk]))
        assert response.status_code == 409, name
        assert page_of(kvam) in response.text
        assert "Kari Rettleiar" not in response.text


def test_the_unfit_get_words_and_no_answer_of_the_application(client: Client, kvam: Application) -> None:
    leader = people.project_leader(language="en")
    review.declared(leader, unfit=kvam.municipality)
    people.sign_in(client, leader)

    for name in ("application_detail", "application_check", "application_receipt", "application_review"):
        response = client.get(reverse(f"municipalities:{name}", args=[kvam.pk]))
        assert response.status_code == 403, name
        assert "The case is handled by" in response.text or "Nobody else can handle the case" in response.text
        assert "Kari Rettleiar" not in response.text


def _sent(application: Application, **more: Any) -> dict[str, Any]:
    return {"seen": str(application.municipality_id), "others": "on"} | more


def test_the_whole_round_is_declared_on_one_page(client: Client, kvam: Application) -> None:
    other = make.application(S.SUBMITTED, municipality=make.municipality("Fitjar"))
    leader = people.project_leader(language="en")
    people.sign_in(client, leader)
    seen = f"{kvam.municipality_id},{other.municipality_id}"
    key = kvam.municipality_id

    response = client.post(page_of(kvam), {"seen": seen, "others": "on", f"unfit_{key}": "on", f"reason_{key}": REASON})

    assert (response.status_code, response["Location"]) == (
        302,
        f"{reverse('municipalities:review_list')}?round={kvam.round_id}",
    )
    assert {(each.municipality.name, each.fit) for each in ConflictDeclaration.objects.all()} == {
        ("Fitjar", True),
        ("Kvam", False),
    }


def test_who_hands_in_while_the_page_is_open_is_not_declared_fit(client: Client, kvam: Application) -> None:
    people.sign_in(client, people.project_leader())
    late = make.application(S.SUBMITTED)

    client.post(page_of(kvam), _sent(kvam))

    assert not ConflictDeclaration.objects.filter(municipality=late.municipality).exists()
    assert ConflictDeclaration.objects.filter(municipality=kvam.municipality).exists()


@pytest.mark.parametrize("case", ["no reason", "reason without box", "others not ticked"])
def test_what_is_half_declared_is_kept_and_nothing_stored(client: Client, kvam: Application, case: str) -> None:
    people.sign_in(client, people.project_leader(language="en"))
    key = kvam.municipality_id
    sent, words = {
        "no reason": (_sent(kvam, **{f"unfit_{key}": "on"}), "Give the reason in a sentence."),
        "reason without box": (_sent(kvam, **{f"reason_{key}": REASON}), "Tick the box too"),
        "others not ticked": ({"seen": str(key)}, "Tick the box to say"),
    }[case]

    response = client.post(page_of(kvam), sent)

    assert response.status_code == 422
    assert words in response.text
    assert not ConflictDeclaration.objects.exists()


def test_the_declaration_is_changed_from_the_page(client: Client, kvam: Application) -> None:
    leader = people.project_leader(language="en")
    review.declared(leader)
    people.sign_in(client, leader)
    change = reverse("municipalities:conflict_change", args=[kvam.round_id, kvam.municipality_id])
    assert change in client.get(page_of(kvam)).text

    assert client.post(change, {"fit": "no", "reason": ""}).status_code == 422
    assert client.post(change, {"fit": "yes", "reason": REASON}).status_code == 409
    assert client.post(change, {"fit": "no", "reason": REASON}).status_code == 302

    assert queries.refuse_opening(leader, kvam) is not None


def test_an_empty_round_says_so(client: Client) -> None:
    draft = make.application()
    people.sign_in(client, people.project_leader(language="en"))

    assert "No application is handed in yet." in client.get(page_of(draft)).text


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_declare_at_once_make_one_declaration() -> None:
    application, leader = make.application(S.SUBMITTED), people.project_leader()
    start = Barrier(2)

    def send(unfit: dict[int, str]) -> str:
        start.wait()
        try:
            with clock.at(date(2017, 3, 20)):
                declare_conflicts(application.round, asked=[application.municipality_id], unfit=unfit, by=leader)
        except RefusedError:
            return "refused"
        else:
            return "declared"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(send, [{}, {application.municipality_id: REASON}]))

    assert outcomes == ["declared", "refused"]
    assert ConflictDeclaration.objects.count() == 1


def test_the_boxes_are_not_each_called_optional(client: Client, kvam: Application) -> None:
    people.sign_in(client, people.project_leader(language="en"))

    page = client.get(page_of(kvam)).text

    assert "Why, about Kvam" in page
    assert "(optional)" not in page

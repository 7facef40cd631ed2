"""Screening by point, and words with one audience each; nothing of it reaches a municipality, nor whoever is unfit."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.accounts.models import User
from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail, MailStatus
from municipalities import queries
from municipalities.actions import screen_application, send_message, write_internal_note
from municipalities.models import Application, InternalNote, MunicipalityMessage, ScreeningLine
from municipalities.rules.screening import Screened
from municipalities.workflow import ApplicationStatus, ScreeningState
from tests.access import address
from tests.access_table import PAGES
from tests.make import municipalities as make
from tests.make import people, review
from tests.world import World, mark

S = ApplicationStatus


@pytest.fixture
def kvam() -> Application:
    return make.application(S.SUBMITTED, municipality=make.municipality("Kvam"))


@pytest.fixture
def _in_the_review() -> Iterator[None]:
    with clock.at(date(2017, 3, 20)):
        yield


def reviewer(role: Role = Role.PROJECT_LEADER, **fields: Any) -> User:
    return review.declared(people.user(role, language="en", **fields))


def page_of(application: Application, name: str = "application_screen") -> str:
    return reverse(f"municipalities:{name}", args=[application.pk])


# Screening


@pytest.mark.usefixtures("_in_the_review")
class TestScreening:
    def test_a_point_is_saved_with_who_and_when_and_a_trail(self, kvam: Application) -> None:
        leader = reviewer()

        (line,) = screen_application(kvam, points={"4": Screened("missing", "Which day?")}, by=leader)

        assert (line.state, line.note, line.screened_by) == (ScreeningState.MISSING, "Which day?", leader)
        assert Event.objects.get(verb="municipalities.point_screened").changes["state"] == [None, "missing"]

    def test_what_has_not_changed_is_not_written_again(self, kvam: Application) -> None:
        leader = reviewer()
        screen_application(kvam, points={"4": Screened("in_order")}, by=leader)

        assert screen_application(kvam, points={"4": Screened("in_order")}, by=reviewer()) == []
        assert ScreeningLine.objects.get().screened_by == leader

    @pytest.mark.parametrize(
        ("point", "screened", "words"),
        [
            ("4", Screened("missing"), "Say what is missing"),
            ("4", Screened("clarified", "  "), "Say what is missing"),
            ("12", Screened("in_order"), "no such point"),
            ("4", Screened("splendid"), "no such point"),
            ("4", Screened("missing", "Sister of 01010750160"), "identity number"),
        ],
    )
    def test_refused(self, kvam: Application, point: str, screened: Screened, words: str) -> None:
        with pytest.raises(RefusedError, match=words):
            screen_application(kvam, points={point: screened}, by=reviewer())
        assert not ScreeningLine.objects.exists()

    def test_others_than_the_staff_and_whoever_is_unfit_do_not_screen(self, kvam: Application) -> None:
        points = {"4": Screened("in_order")}
        with pytest.raises(RefusedError, match="This is done by"):
            screen_application(kvam, points=points, by=make.member(kvam.municipality, Role.SIGNER))
        with pytest.raises(RefusedError, match="conflict of interest"):
            unfit = review.declared(people.project_leader(), unfit=kvam.municipality)
            screen_application(kvam, points=points, by=unfit)

    def test_a_decided_case_is_not_screened(self) -> None:
        with pytest.raises(RefusedError, match="not under review"):
            screen_application(make.application(S.GRANTED), points={"4": Screened("in_order")}, by=reviewer())

    def test_what_somebody_saved_meanwhile_is_not_overwritten(self, client: Client, kvam: Application) -> None:
        people.sign_in(client, reviewer())
        seen = client.get(page_of(kvam)).context["form"]["seen"].value()
        screen_application(kvam, points={"4": Screened("missing", "Which day?")}, by=reviewer(name="Kari Annan"))

        response = client.post(page_of(kvam), {"seen": seen, "s_4": "in_order", "s_5": "in_order"})

        assert response.status_code == 409
        assert "Kari Annan screened these points" in response.text
        assert "Which day?" in response.text
        assert ScreeningLine.objects.get().state == "missing"

    def test_the_rest_in_order_with_one_button(self, client: Client, kvam: Application) -> None:
        people.sign_in(client, reviewer())

        client.post(page_of(kvam), {"s_4": "missing", "note_4": "Which day?", "rest": "in_order"})

        states = list(ScreeningLine.objects.values_list("state", flat=True))
        assert (states.count("in_order"), states.count("missing")) == (9, 1)
        assert "10 of 10 points screened" in client.get(page_of(kvam)).text

    def test_half_a_line_is_kept_and_asked_about(self, client: Client, kvam: Application) -> None:
        people.sign_in(client, reviewer())

        response = client.post(page_of(kvam), {"s_4": "missing", "note_5": "Who?"})

        assert response.status_code == 422
        assert "Say what is missing" in response.text
        assert "Say how the point stands." in response.text
        assert "Who?" in response.text
        assert not ScreeningLine.objects.exists()

    def test_the_automatic_facts_come_first(self) -> None:
        application = make.application(S.DRAFT)
        section = application.places.get().supervisorsection
        section.is_specialist = False
        section.save()
        application.backupsection.arrangement = ""
        application.backupsection.save()
        make._hand_in(application, people.user())
        whole = queries.applications_with_answers(reviewer()).get(pk=application.pk)

        facts = {each.point: each.facts for each in queries.screened_points(reviewer(), whole, clock.today())}

        assert ("warning", "The local supervisor is not a specialist in general practice.") in facts["4"]
        assert ("warning", "No back-up doctor is named.") in facts["5"]
        assert facts["1"] == [("success", "All is answered.")]
        assert len(facts) == 10


# Words with one audience


@pytest.mark.usefixtures("_in_the_review")
class TestWords:
    def test_a_message_goes_to_writers_signers_and_the_official_address(self, kvam: Application) -> None:
        make.card(kvam.municipality_id, postmottak="post@kvam.example.no")
        make.member(kvam.municipality, Role.WRITER, email="skriv@kvam.example.no")
        make.member(kvam.municipality, Role.READER, email="les@kvam.example.no")

        send_message(kvam, text="Which month is the office ready?", by=reviewer(name="Lea Leiar"))

        mails = Mail.objects.filter(template="municipalities.message")
        assert {each.to for each in mails} == {"post@kvam.example.no", "skriv@kvam.example.no"}
        assert {each.status for each in mails} == {MailStatus.WAITING}
        assert all("Which month is the office ready?" in each.body and "Lea Leiar" in each.body for each in mails)

    def test_the_municipality_reads_it_on_its_own_page_and_no_other_does(
        self, client: Client, kvam: Application
    ) -> None:
        send_message(kvam, text="Which month is the office ready?", by=reviewer())
        write_internal_note(kvam, text="Call them about the office.", by=reviewer())
        page = kvam.get_absolute_url()

        own = people.sign_in(client, make.member(kvam.municipality, Role.READER, language="en")).get(page)
        other = people.sign_in(client, make.member(make.municipality(), Role.SIGNER)).get(page)

        assert "Which month is the office ready?" in own.text
        assert "Call them about the office." not in own.text
        assert other.status_code == 404

    def test_the_button_names_the_audience(self, client: Client, kvam: Application) -> None:
        people.sign_in(client, reviewer())

        message = client.get(page_of(kvam, "message_send")).text
        note = client.get(page_of(kvam, "note_write")).text

        assert "Send to Kvam kommune" in message
        assert "outgoingframe" in message
        assert "Save for the project alone" in note
        assert "internalframe" in note
        assert "Send to" not in note

    @pytest.mark.parametrize(("name", "model"), [("note_write", InternalNote), ("message_send", MunicipalityMessage)])
    def test_a_double_click_writes_once(self, client: Client, kvam: Application, name: str, model: Any) -> None:
        people.sign_in(client, reviewer())
        form = {"text": "Once.", "idempotency_key": str(uuid4())}

        assert [client.post(page_of(kvam, name), form).status_code for _ in range(2)] == [302, 302]

        assert model.objects.filter(application=kvam).count() == 1

    @pytest.mark.parametrize(
        ("name", "words"), [("note_write", "Fill in internal note"), ("message_send", "Fill in message")]
    )
    def test_an_empty_text_is_asked_for(self, client: Client, kvam: Application, name: str, words: str) -> None:
        people.sign_in(client, reviewer())

        response = client.post(page_of(kvam, name), {"text": "", "idempotency_key": str(uuid4())})

        assert response.status_code == 422
        assert words in response.text

    def test_nothing_is_sent_about_a_draft_nor_by_others(self, kvam: Application) -> None:
        before = Mail.objects.count()
        with pytest.raises(RefusedError, match="is a draft"):
            send_message(make.application(), text="Hello", by=reviewer())
        for act in (send_message, write_internal_note):
            with pytest.raises(RefusedError, match="This is done by"):
                act(kvam, text="Hello", by=make.member(kvam.municipality, Role.SIGNER))
        assert Mail.objects.count() == before

    def test_the_rows_cannot_be_changed(self, kvam: Application) -> None:
        assert MunicipalityMessage.append_only
        assert InternalNote.append_only


# What leaks to whom


def test_whoever_is_unfit_reads_nothing_of_the_case_on_any_page(made: World) -> None:
    """Walk every page that leads to the municipality's rows: pages of the case are closed, and no page tells of it."""
    unfit = review.declared(people.project_leader(), unfit=made.own.municipality)
    client = people.sign_in(Client(), unfit)
    secret = ("assessment.note", "score.note", "screening.note", "flag.reason", "internal.note", "message.text")
    told, opened = [], set()

    for name, page in PAGES.items():
        if page.post_only or (page.audience != "*" and Role.PROJECT_LEADER not in page.roles):
            continue
        response = client.get(address(name, made, made.own))
        text = getattr(response, "content", b"").decode("utf-8", errors="replace")
        told += [f"{name}: {what}" for what in secret if mark("own", what) in text]
        if name.split(":")[-1] in {"assessment_save", "application_screen", "flag_set", "note_write", "message_send"}:
            opened.add(response.status_code)

    assert told == []
    assert opened == {403}


def test_the_walk_would_have_found_it(made: World) -> None:
    """The control: the same pages tell a reviewer who is fit."""
    client = people.sign_in(Client(), review.declared(people.project_leader()))
    names = {"assessment.note": "assessment_save", "internal.note": "note_write", "message.text": "message_send"}

    with clock.at(date(2019, 1, 15)):
        for what, name in names.items():
            text = client.get(address(f"municipalities:{name}", made, made.own)).content.decode()
            assert (mark("own", what) in text) == (what != "assessment.note"), what

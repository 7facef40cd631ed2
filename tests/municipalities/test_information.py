"""Requests for more information: what opens, until which second, and what stands beside what was submitted."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.dashboard.queries.tasks import tasks_of
from alisvest.dashboard.workflow import TaskKind
from alisvest.outbox.models import Mail
from municipalities import actions, queries
from municipalities.actions import Question
from municipalities.actions.card import record_card
from municipalities.models import (
    Application,
    ConflictDeclaration,
    InformationRequest,
    OfficeDoctor,
    RequestedPoint,
    ScreeningLine,
    section_of,
)
from municipalities.queries import grid, information
from municipalities.rules.card import CardFacts
from municipalities.workflow import ApplicationStatus, InformationStatus, ScreeningState
from tests.make import municipalities as make
from tests.make import people

DUE = date(2017, 3, 28)
ASKED = [Question("organisation", None, "Who is employer?"), Question("patient_list", None, "How many patients?")]
TYPED = {"ask_organisation": "Who is employer?", "due_on": "2017-03-28"}


@pytest.fixture(autouse=True)
def _under_review() -> Iterator[None]:
    with clock.at(date(2017, 3, 20)):
        yield


def submitted(**fields: Any) -> Application:
    return make.application(ApplicationStatus.SUBMITTED, **fields)


def leader(application: Application, *, fit: bool = True) -> Any:
    made = people.project_leader()
    ConflictDeclaration.objects.create(
        user=made,
        round=application.round,
        municipality=application.municipality,
        fit=fit,
        reason="" if fit else "Cousin.",
        declared_at=clock.now(),
    )
    return made


def asked(application: Application, questions: list[Question] = ASKED, **due: Any) -> InformationRequest:
    due = {"due_on": DUE} | due
    return actions.ask_for_information(application, questions=questions, **due, by=leader(application))


def answer_all(request: InformationRequest, by: Any) -> None:
    for point in request.points.all():
        actions.save_requested_point(point, reply="So it is.", by=by)


def test_the_municipality_is_written_to_with_the_questions() -> None:
    application = submitted()
    card = CardFacts(postmottak="post@vik.example.no")
    record_card(application.municipality, card, start=date(2017, 1, 1), by=people.project_leader())
    writer = make.member(application.municipality)
    signer = make.member(application.municipality, Role.SIGNER)
    make.member(application.municipality, Role.READER)

    request = asked(application)

    mails = Mail.objects.filter(template="municipalities.information_asked")
    assert set(mails.values_list("to", flat=True)) == {writer.email, signer.email, "post@vik.example.no"}
    assert "Who is employer?" in mails[0].body
    assert (request.number, request.status, request.due_at) == (1, InformationStatus.OPEN, clock.end_of_day(DUE))


def test_only_what_was_submitted_and_is_not_decided_is_asked_about() -> None:
    for status in (ApplicationStatus.DRAFT, ApplicationStatus.GRANTED, ApplicationStatus.WITHDRAWN):
        application = make.application(status)
        with pytest.raises(RefusedError) as refused:
            asked(application)
        assert refused.value.refusal.kind == Kind.NOT_POSSIBLE_NOW


def test_whoever_is_unfit_asks_nothing(client: Client) -> None:
    application = submitted()
    unfit = leader(application, fit=False)

    with pytest.raises(RefusedError):
        actions.ask_for_information(application, questions=ASKED, due_on=DUE, by=unfit)

    request = asked(application)
    people.sign_in(client, unfit)
    assert client.get(request.get_absolute_url()).status_code == 404
    assert client.get(reverse("municipalities:information_ask", args=[application.pk])).status_code == 403


def test_a_point_is_asked_about_once_at_a_time() -> None:
    application = submitted()
    asked(application)

    with pytest.raises(RefusedError) as refused:
        asked(application)

    assert "0, 2" in str(refused.value.refusal.reason)
    assert asked(application, [Question("office", None, "A drawing?")]).number == 2


def test_the_submitted_answer_stays_and_the_new_one_stands_beside_it(client: Client) -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)
    point = request.points.get(key="patient_list")
    before = queries.content_sha256(application)

    actions.save_requested_point(point, reply="More came.", answers={"list_length": 900}, by=writer)
    actions.save_requested_point(request.points.get(key="organisation"), reply="The municipality.", by=writer)
    actions.answer_information(request, by=writer)

    application = queries.applications_with_answers(writer).get(pk=application.pk)
    assert queries.content_sha256(application) == before
    assert section_of(application, "patient_list").list_length == 600  # type: ignore[union-attr]
    point.refresh_from_db()
    assert [(each.old, each.new) for each in information.changes_of(point, application)] == [("600", "900")]
    for reader in (writer, leader(application)):
        people.sign_in(client, reader)
        page = client.get(reverse("municipalities:application_check", args=[application.pk])).content.decode()
        assert "More came." in page
        assert "900" in page


def test_what_is_typed_again_as_it_was_is_no_change() -> None:
    application = submitted()
    point = asked(application, [Question("office", None, "How many?")]).points.get()
    same = dict(make.ANSWERS["office"])

    point = actions.save_requested_point(point, reply="", answers=same, by=make.member(application.municipality))

    assert point.answers is None


def test_lines_of_the_office_are_answered_anew() -> None:
    application = submitted()
    request = asked(application, [Question("office", None, "How many doctors?")])
    new = {"doctors": [{"age": 40, "specialty": "general_practice", "is_intern": False}] * 2}

    point = actions.save_requested_point(
        request.points.get(), reply="", answers=new, by=make.member(application.municipality)
    )

    changes = information.changes_of(point, queries.applications_with_answers(people.project_leader()).get())
    assert next((each.old, each.new) for each in changes) == ("1", "2")
    assert OfficeDoctor.objects.count() == 1


def test_what_the_municipality_writes_is_its_own_until_it_is_sent(client: Client) -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)
    answer_all(request, writer)
    people.sign_in(client, leader(application))

    assert "So it is." not in client.get(request.get_absolute_url()).content.decode()
    actions.answer_information(request, by=writer)
    assert "So it is." in client.get(request.get_absolute_url()).content.decode()


def test_all_points_are_answered_before_anything_is_sent(client: Client) -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)
    actions.save_requested_point(request.points.get(key="organisation"), reply="We are.", by=writer)

    with pytest.raises(RefusedError) as refused:
        actions.answer_information(request, by=writer)

    assert "2." in str(refused.value.refusal.reason)


@pytest.mark.parametrize(
    ("due_on", "due_time", "end"),
    [
        (date(2017, 3, 28), None, datetime(2017, 3, 28, 22, tzinfo=UTC)),  # summer time
        (date(2017, 3, 25), None, datetime(2017, 3, 25, 23, tzinfo=UTC)),  # the last midnight of winter time
        (date(2017, 3, 26), time(2, 30), datetime(2017, 3, 26, 1, 30, tzinfo=UTC)),  # a minute that is skipped
        (date(2017, 10, 29), time(2, 30), datetime(2017, 10, 29, 1, 30, tzinfo=UTC)),  # one that comes twice
        (date(2017, 10, 29), None, datetime(2017, 10, 29, 23, tzinfo=UTC)),
    ],
)
def test_the_last_second_is_in_time_and_the_next_is_not(due_on: date, due_time: time | None, end: datetime) -> None:
    application = submitted()
    request = asked(application, due_on=due_on, due_time=due_time)
    writer = make.member(application.municipality)
    answer_all(request, writer)
    assert request.due_at == end

    with clock.at(end):
        with pytest.raises(RefusedError) as refused:
            actions.answer_information(request, by=writer)
        assert refused.value.refusal.kind == Kind.NOT_POSSIBLE_NOW
    with clock.at(end - timedelta(seconds=1)):
        assert actions.lapse_information() == 0
        actions.answer_information(request, by=writer)
    with clock.at(end):
        assert actions.lapse_information() == 0


def test_the_database_takes_no_late_answer() -> None:
    request = asked(submitted())

    with pytest.raises(IntegrityError), transaction.atomic():
        InformationRequest.objects.filter(pk=request.pk).update(
            status=InformationStatus.ANSWERED,
            answered_at=request.due_at,
            answered_by=request.asked_by,
            snapshot={},
            content_sha256="0" * 64,
        )


def test_after_the_deadline_it_stands_as_not_answered_and_can_be_extended_or_closed(client: Client) -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)
    answer_all(request, writer)
    boss = leader(application)
    with clock.at(clock.end_of_day(DUE)):
        assert actions.lapse_information() == 1
        request.refresh_from_db()
        assert request.status == InformationStatus.UNANSWERED
        assert TaskKind.INFORMATION_SETTLE in {each.kind for each in tasks_of(boss, clock.today())}

        actions.extend_information(request, due_on=date(2017, 4, 5), reason="The doctor was away.", by=boss)
        actions.answer_information(request, by=writer)

    request.refresh_from_db()
    assert request.status == InformationStatus.ANSWERED
    assert Mail.objects.filter(template="municipalities.information_extended").exists()


def test_closing_needs_that_nobody_answered_and_a_reason() -> None:
    application = submitted()
    request, boss = asked(application), leader(application)
    with pytest.raises(RefusedError):
        actions.close_information(request, reason="Enough.", by=boss)
    with clock.at(clock.end_of_day(DUE)):
        actions.lapse_information()
        with pytest.raises(RefusedError) as refused:
            actions.close_information(request, reason=" ", by=boss)
        assert refused.value.refusal.field == "reason"
        actions.close_information(request, reason="Enough.", by=boss)

    request.refresh_from_db()
    assert (request.status, request.ended_because) == (InformationStatus.CLOSED, "Enough.")


def test_a_withdrawn_request_is_no_longer_answered() -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)

    actions.withdraw_information(request, reason="It came by post.", by=leader(application))

    with pytest.raises(RefusedError):
        answer_all(request, writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        RequestedPoint.objects.filter(request=request).update(
            reply="No.", version=1, saved_by=writer, saved_at=clock.now()
        )
    assert information.with_asked(writer, application, queries.section_states(application))[0].asked == []


def test_an_answer_has_its_hash_its_receipt_and_tells_whoever_asked() -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)
    answer_all(request, writer)

    actions.answer_information(request, by=writer)

    request.refresh_from_db()
    assert request.content_sha256 == queries.sha256_of(request.snapshot or {})
    receipt = Mail.objects.get(template="municipalities.information_receipt", to=writer.email)
    assert request.content_sha256 in receipt.body
    assert Mail.objects.filter(template="municipalities.information_answered", to=request.asked_by.email).exists()
    asker = request.asked_by.wear(people.project_leader().hat)
    assert TaskKind.INFORMATION_READ in {each.kind for each in tasks_of(asker, clock.today())}
    actions.read_answer(request, by=asker)
    assert TaskKind.INFORMATION_READ not in {each.kind for each in tasks_of(asker, clock.today())}


def test_the_municipality_has_a_task_until_it_has_answered() -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)
    (task,) = [each for each in tasks_of(writer, clock.today()) if each.kind == TaskKind.INFORMATION_ANSWER]
    assert (task.due, task.href) == (DUE, request.get_absolute_url())

    answer_all(request, writer)
    actions.answer_information(request, by=writer)

    assert not [each for each in tasks_of(writer, clock.today()) if each.kind == TaskKind.INFORMATION_ANSWER]


def test_points_that_the_screening_found_lacking_are_clarified() -> None:
    application = submitted()
    for point, state in (("2", ScreeningState.MISSING), ("3", ScreeningState.MISSING)):
        ScreeningLine.objects.create(
            application=application,
            point=point,
            state=state,
            note="Unclear.",
            screened_by=people.user(),
            screened_at=clock.now(),
        )
    request = asked(application)
    writer = make.member(application.municipality)
    answer_all(request, writer)
    actions.answer_information(request, by=writer)

    lines = {each.point: each for each in application.screening_lines.all()}
    assert (lines["2"].state, lines["2"].screened_by) == (ScreeningState.CLARIFIED, writer)
    assert lines["2"].note.startswith("Unclear.\n")
    assert lines["3"].state == ScreeningState.MISSING


def test_the_grid_compares_the_new_answer_and_tells_the_old_one() -> None:
    application = submitted()
    request = asked(application)
    writer = make.member(application.municipality)
    answer_all(request, writer)
    actions.save_requested_point(
        request.points.get(key="patient_list"), reply="", answers={"list_length": 900}, by=writer
    )
    actions.answer_information(request, by=writer)

    columns = grid.columns_of([], ["2"])
    (line,) = grid.lines_of(leader(application), application.round, [application.pk], columns, criteria=[], phases=[])

    cells = {column.key: cell for column, cell in zip(columns, line.cells, strict=True)}
    assert (cells["patient_list.list_length"].text, cells["patient_list.list_model"].said) == ("900", "")
    assert "600" in cells["patient_list.list_length"].said


def test_two_who_answer_one_point_see_the_conflict(client: Client) -> None:
    application = submitted()
    point = asked(application, [Question("absence", None, "Who?")]).points.get()
    writer, other = make.member(application.municipality), make.member(application.municipality, Role.SIGNER)
    actions.save_requested_point(point, reply="A locum.", version=0, by=other)
    people.sign_in(client, writer)

    answer = client.post(
        reverse("municipalities:information_write", args=[point.pk]), {"version": "0", "reply": "Colleagues."}
    )

    point.refresh_from_db()
    assert (answer.status_code, point.reply) == (409, "A locum.")
    assert "A locum." in answer.content.decode()
    assert "Colleagues." in answer.content.decode()


def test_asking_and_answering_in_the_browser(client: Client) -> None:
    application = submitted()
    boss = leader(application)
    people.sign_in(client, boss)
    page = client.get(reverse("municipalities:information_ask", args=[application.pk]))
    key = page.context["form"]["idempotency_key"].value()
    typed = TYPED | {"idempotency_key": str(key)}
    sent = client.post(reverse("municipalities:information_ask", args=[application.pk]), typed)
    again = client.post(reverse("municipalities:information_ask", args=[application.pk]), typed)
    request = InformationRequest.objects.get()
    assert (sent.url, again.url) == (request.get_absolute_url(),) * 2  # type: ignore[attr-defined]

    signer = make.member(application.municipality, Role.SIGNER)
    people.sign_in(client, signer)
    point = request.points.get()
    write = reverse("municipalities:information_write", args=[point.pk])
    assert client.get(write).status_code == 200
    client.post(write, {"version": "0", "reply": "The municipality."})
    assert client.get(request.get_absolute_url()).status_code == 200
    client.post(reverse("municipalities:information_send", args=[request.pk]))
    request.refresh_from_db()
    assert (request.status, request.answered_by) == (InformationStatus.ANSWERED, signer)


def test_another_municipality_finds_no_such_request(client: Client) -> None:
    request = asked(submitted())
    people.sign_in(client, make.member(make.municipality()))

    for name, pk in (("information_detail", request.pk), ("information_write", request.points.all()[0].pk)):
        assert client.get(reverse(f"municipalities:{name}", args=[pk])).status_code == 404

"""Writer and signer apart, colleagues with a point of their own, comments, amending, withdrawing, paper, the deadline."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from alisvest.audit.models import Event
from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import Kind, RefusedError
from alisvest.documents.responses import content_of
from alisvest.outbox.models import Mail
from municipalities import queries
from municipalities.actions import (
    Comment,
    add_place,
    answer_comment,
    assign_section,
    end_assignment,
    enter_paper,
    remove_place,
    reopen_application,
    return_application,
    save_section,
    send_to_sign,
    stand_after_deadline,
    submit_application,
    take_back_application,
    withdraw_application,
)
from municipalities.models import Application, section_of
from municipalities.workflow import MOVES, ApplicationStatus
from tests.make import municipalities as make
from tests.make import people

S = ApplicationStatus
AFTER = datetime(2017, 3, 16, tzinfo=clock.OSLO)


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(date(2017, 3, 10)):
        yield


def again(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def test_the_writer_sends_the_signer_returns_with_comments_and_submits() -> None:
    application = make.application()
    writer, signer = (make.member(application.municipality, role) for role in (Role.WRITER, Role.SIGNER))

    send_to_sign(application, by=writer)
    assert again(application).status == S.TO_SIGN
    with pytest.raises(RefusedError, match="with the signer"):
        save_section(application, "backup", {"backup": "x"}, by=writer)
    place = application.places.get()
    comments = [
        Comment("supervisor", place, "Who is it?"),
        Comment("", None, "Nearly there."),
        Comment("tasks", None, " "),
    ]
    made = return_application(application, comments, by=signer)

    assert again(application).status == S.DRAFT
    assert [(each.key, each.place) for each in made] == [("supervisor", place), ("", None)]
    to = list(Mail.objects.order_by("pk").values_list("template", "to"))
    assert to == [
        ("municipalities.application_to_sign", signer.email),
        ("municipalities.application_returned", writer.email),
    ]
    assert "Who is it?" in Mail.objects.get(to=writer.email).body
    answer_comment(made[0], answer="Kari.", by=writer)
    assert [each.pk for each in queries.comments_on(application)] == [made[1].pk]
    submit_application(send_to_sign(application, by=writer), by=signer)
    assert again(application).status == S.SUBMITTED


def test_the_writer_takes_it_back() -> None:
    application = make.application(S.TO_SIGN)

    take_back_application(application, by=make.member(application.municipality))

    assert again(application).status == S.DRAFT
    assert again(application).to_sign_at is None


def test_nothing_goes_back_without_a_comment_or_to_nobody() -> None:
    application = make.application(S.TO_SIGN)
    other = make.application()

    with pytest.raises(RefusedError, match="at least one comment"):
        return_application(application, [], by=make.member(application.municipality, Role.SIGNER))
    with pytest.raises(RefusedError, match="Nobody in the municipality"):
        send_to_sign(other, by=make.member(other.municipality))


def test_a_colleague_writes_the_point_that_was_given_and_no_other(client: Client) -> None:
    application = make.application(complete=False)
    writer = make.member(application.municipality)
    colleague = make.member(application.municipality, Role.READER, name="Kontorleiar")

    given = assign_section(application, "office", colleague, by=writer, place=application.places.get())
    assign_section(application, "office", colleague, by=writer, place=application.places.get())

    mail = Mail.objects.get()
    assert mail.to == colleague.email
    assert reverse("municipalities:section_save", args=[application.pk, "office-1"]) in mail.body
    save_section(application, "office", {"own_office": True}, by=colleague)
    with pytest.raises(RefusedError) as refused:
        save_section(application, "backup", {"backup": "x"}, by=colleague)
    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO
    people.sign_in(client, writer)
    assert "Kontorleiar" in client.get(application.get_absolute_url()).text
    end_assignment(given, by=writer)
    with pytest.raises(RefusedError):
        save_section(application, "office", {"own_office": False}, by=colleague)


def test_a_point_is_given_only_within_the_municipality() -> None:
    application = make.application(complete=False)

    with pytest.raises(RefusedError, match="has no role in the municipality"):
        assign_section(application, "tasks", people.user(), by=make.member(application.municipality))


def test_leaving_through_a_link_leads_there_and_never_elsewhere(client: Client) -> None:
    application = make.application(complete=False)
    people.sign_in(client, make.member(application.municipality))
    address = reverse("municipalities:section_save", args=[application.pk, "tasks"])

    ours = client.post(address, {"version": "0", "then": "/rounds/"})
    others = client.post(address, {"version": "1", "then": "https://example.com/"})

    assert ours.headers["Location"] == "/rounds/"
    assert others.headers["Location"] == reverse("municipalities:section_save", args=[application.pk, "absence"])


def test_the_receipts_paper_is_exactly_what_was_sent() -> None:
    application = make.application()

    submit_application(application, by=make.member(application.municipality, Role.SIGNER))

    submission = again(application).submissions.get()
    assert queries.sha256_of(submission.snapshot) == submission.content_sha256 == again(application).content_sha256
    with pikepdf.open(BytesIO(content_of(submission.paper))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "nn"
        assert submission.content_sha256 in str(pdf.open_metadata()["dc:description"])


def test_amending_keeps_each_version_and_the_reference() -> None:
    application = make.application()
    signer = make.member(application.municipality, Role.SIGNER)
    submit_application(application, by=signer)
    first = again(application)

    reopen_application(application, by=signer)
    assert again(application) in Application.objects.handed_in()
    save_section(application, "backup", {"backup": "Amended"}, by=signer)
    submit_application(application, by=signer)

    amended = again(application)
    assert amended.reference == first.reference
    assert [each.version for each in queries.submissions_of(application)] == [2, 1]
    assert amended.content_sha256 != first.content_sha256


def test_at_the_deadline_the_last_submission_counts() -> None:
    application = make.application()
    signer = make.member(application.municipality, Role.SIGNER)
    submit_application(application, by=signer)
    sent = again(application)
    reopen_application(application, by=signer)
    save_section(application, "backup", {"backup": "Never sent"}, by=signer)
    save_section(application, "organisation", {"earliest_start": None}, by=signer)
    extra = add_place(application, name="Never sent", by=signer)
    save_section(application, "office", make.ANSWERS["office"], by=signer, place=extra)

    with clock.at(AFTER - timedelta(seconds=1)):
        assert stand_after_deadline() == 0
    with clock.at(AFTER):
        assert stand_after_deadline() == 1
        assert stand_after_deadline() == 0

    stands = again(application)
    assert (stands.status, stands.reference, stands.places_wanted) == (S.SUBMITTED, sent.reference, 1)
    assert queries.content_sha256(stands) == stands.content_sha256 == sent.content_sha256
    assert section_of(stands, "backup").backup == "A rota of four."  # type: ignore[union-attr]
    assert Event.objects.filter(verb="municipalities.application_stands", by=None).count() == 1


def test_a_place_that_was_taken_out_comes_back_when_the_last_submission_counts() -> None:
    application = make.application(places_wanted=2)
    signer = make.member(application.municipality, Role.SIGNER)
    submit_application(application, by=signer)
    sent = again(application).content_sha256
    reopen_application(application, by=signer)
    remove_place(application.places.get(rank=1), by=signer)
    send_to_sign(application, by=signer)

    with clock.at(AFTER):
        assert stand_after_deadline() == 1

    assert again(application).status == S.SUBMITTED
    assert queries.content_sha256(again(application)) == sent


def test_withdrawing_says_why_and_tells_the_municipality() -> None:
    application = make.application(S.SUBMITTED)
    make.card(application.municipality_id, postmottak="post@vik.example.no")
    signer = make.member(application.municipality, Role.SIGNER)

    with pytest.raises(RefusedError, match="Say why"):
        withdraw_application(application, reason="  ", by=signer)
    with clock.at(AFTER):
        withdraw_application(application, reason="We employed a doctor.", by=signer)

    assert again(application).status == S.WITHDRAWN
    assert again(application) not in Application.objects.handed_in()
    assert {mail.to for mail in Mail.objects.all()} == {signer.email, "post@vik.example.no"}


@pytest.mark.parametrize(
    ("verb", "told"), [("withdraw", "Reason: We employed a doctor."), ("reopen", "Opened to be amended")]
)
def test_the_page_says_what_was_withdrawn_or_opened_again(client: Client, verb: str, told: str) -> None:
    application = make.application(S.SUBMITTED)
    signer = make.member(application.municipality, Role.SIGNER, language="en")
    if verb == "withdraw":
        withdraw_application(application, reason="We employed a doctor.", by=signer)
    else:
        reopen_application(application, by=signer)

    page = people.sign_in(client, signer).get(application.get_absolute_url())

    assert page.status_code == 200
    assert told in page.text
    assert 'id="messages"' not in page.text


@pytest.mark.parametrize("status", sorted({S.GRANTED, S.REFUSED, S.WITHDRAWN}))
def test_what_is_decided_is_not_withdrawn(status: ApplicationStatus) -> None:
    application = make.application(status)

    with pytest.raises(RefusedError):
        withdraw_application(application, reason="x", by=make.member(application.municipality, Role.SIGNER))


def test_what_came_on_paper_is_entered_openly_also_after_the_deadline() -> None:
    round_, place = make.round_(), make.municipality()
    make.card(place.pk, postmottak="post@vik.example.no")
    signer, staff = make.member(place, Role.SIGNER), people.administrator()

    with clock.at(AFTER + timedelta(days=2)):
        entry = enter_paper(round_, place, received_on=date(2017, 3, 15), source="Letter", by=staff)
        save_section(entry.application, "backup", {"backup": "From paper"}, by=staff)
        submit_application(entry.application, by=staff)

    sent = again(entry.application)
    assert (sent.status, sent.submitted_by) == (S.SUBMITTED, staff)
    assert sent.submissions.get().received_on == date(2017, 3, 15)
    told = Mail.objects.order_by("pk").values_list("template", "to")
    assert set(told) == {
        (template, to)
        for template in ("municipalities.application_on_paper", "municipalities.receipt")
        for to in (signer.email, "post@vik.example.no")
    }


def test_whoever_enters_a_paper_is_told_its_reference_and_led_where_they_may_go(client: Client) -> None:
    round_, place = make.round_(), make.municipality()
    staff = people.project_leader(language="en")
    people.sign_in(client, staff)
    with clock.at(date(2017, 3, 20)):
        entry = enter_paper(round_, place, received_on=date(2017, 3, 15), source="Letter", by=staff)
        seen = queries.content_sha256(entry.application)

        response = client.post(
            reverse("municipalities:application_submit", args=[entry.application_id]),
            {"confirmed": "on", "seen": seen},
            follow=True,
        )

    entry.application.refresh_from_db()
    assert (response.status_code, response.redirect_chain) == (200, [(round_.get_absolute_url(), 302)])
    assert f"Its reference is {entry.application.reference}." in response.text


def test_paper_has_to_have_come_in_time_and_staff_write_nothing_else() -> None:
    round_, application = make.round_(), make.application()
    staff = people.administrator()

    with clock.at(AFTER + timedelta(days=2)), pytest.raises(RefusedError, match="within the round's dates"):
        enter_paper(round_, make.municipality(), received_on=date(2017, 3, 16), source="Letter", by=staff)
    with pytest.raises(RefusedError):
        enter_paper(round_, application.municipality, received_on=date(2017, 3, 9), source="Letter", by=staff)
    for verb in (submit_application, reopen_application):
        with pytest.raises(RefusedError):
            verb(application, by=staff)
    with pytest.raises(RefusedError) as refused:
        save_section(application, "backup", {"backup": "x"}, by=staff)
    assert refused.value.refusal.kind == Kind.NOT_YOURS_TO_DO


@pytest.mark.parametrize(
    ("opens", "deadline", "too_late"),
    [
        (date(2017, 3, 20), date(2017, 3, 26), datetime(2017, 3, 26, 22, 0, tzinfo=UTC)),  # summer time begins
        (date(2017, 10, 20), date(2017, 10, 29), datetime(2017, 10, 29, 23, 0, tzinfo=UTC)),  # and ends
    ],
)
def test_the_deadline_at_the_second_on_the_days_when_the_clock_changes(
    opens: date, deadline: date, too_late: datetime
) -> None:
    round_ = make.round_(opens_on=opens, deadline_on=deadline)
    early, late = (make.application(round=round_) for _ in range(2))
    signers = [make.member(each.municipality, Role.SIGNER) for each in (early, late)]

    with clock.at(too_late - timedelta(seconds=1)):
        submit_application(early, by=signers[0])
    with clock.at(too_late), pytest.raises(RefusedError, match="The deadline was"):
        submit_application(late, by=signers[1])

    assert [again(each).status for each in (early, late)] == [S.SUBMITTED, S.DRAFT]


def test_the_signers_pages_send_back_and_submit(client: Client) -> None:
    application = make.application(S.TO_SIGN)
    people.sign_in(client, make.member(application.municipality, Role.SIGNER, language="en"))
    returning = reverse("municipalities:application_return", args=[application.pk])

    check = client.get(reverse("municipalities:application_check", args=[application.pk]))
    empty = client.post(returning, {"whole": ""})
    sent = client.post(returning, {"comment_supervisor_1": "Who is it?"})
    section = client.get(reverse("municipalities:section_save", args=[application.pk, "supervisor-1"]))

    assert returning in check.text
    assert (empty.status_code, sent.status_code) == (409, 302)
    assert "Who is it?" in section.text
    comment = application.section_comments.get()
    answering = reverse("municipalities:comment_answer", args=[comment.pk])
    too_long = client.post(answering, {f"c{comment.pk}-answer": "Kari " * 500})
    assert (too_long.status_code, "Kari Kari" in too_long.text, "Who is it?" in too_long.text) == (422, True, True)
    comment.refresh_from_db()
    assert comment.answered_at is None
    answered = client.post(answering, {f"c{comment.pk}-answer": "Kari"})
    assert answered.status_code == 302
    assert "Who is it?" not in client.get(answered.headers["Location"]).text


def test_every_move_is_somebodys_or_the_programmes_own() -> None:
    assert [verb for verb, move in MOVES.items() if not move.roles] == ["stand"]

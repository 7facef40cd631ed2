"""Questions open to all: asked without a name, answered once, mailed in one digest a day."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from alisvest.core import clock
from alisvest.core.roles import Role
from alisvest.core.rules import RefusedError
from alisvest.outbox.models import Mail
from municipalities.actions import answer, ask, send_question_digests
from municipalities.models import Invitation, Question, QuestionDigest
from tests.make import municipalities as make
from tests.make import people

NOW = datetime(2017, 3, 8, 12, tzinfo=clock.OSLO)


@pytest.fixture(autouse=True)
def _in_the_round() -> Iterator[None]:
    with clock.at(NOW):
        yield


def test_all_read_the_answer_and_nobody_reads_who_asked(client: Client) -> None:
    round_, asker, other = make.round_(), make.municipality("Askerherad"), make.municipality()
    question = ask(round_, asker, text="We in Askerherad wonder: may two share?", by=make.member(asker))
    page = reverse("municipalities:question_list", args=[round_.pk])
    reader = make.member(other, Role.READER, language="en")

    people.sign_in(client, reader)
    before = client.get(page)
    answer(question, public_text="May two share?", answer="Yes.", by=people.project_leader())
    after = client.get(page)

    assert "wonder" not in before.text
    assert "May two share?" in after.text
    assert "Yes." in after.text
    assert "Askerherad" not in after.text


def test_an_answer_stands() -> None:
    round_, leader = make.round_(), people.project_leader()
    question = ask(round_, None, text="The form has ten points.", by=leader)
    answer(question, public_text="How many points?", answer="Ten.", by=leader)

    with pytest.raises(RefusedError, match="Enter a clarification"):
        answer(question, public_text="How many points?", answer="Nine.", by=leader)


def test_the_digest_gathers_and_goes_once_to_everybody_invited() -> None:
    round_, leader = make.round_(), people.project_leader()
    nynorsk = make.municipality()
    make.card(nynorsk.pk, postmottak="post@nynorsk.example.no")
    bokmal = make.municipality(language_form="bokmal")
    for place in (nynorsk, bokmal):
        Invitation.objects.create(round=round_, municipality=place, mails=1, sent_at=NOW)
    signer, writer = make.member(bokmal, Role.SIGNER), make.member(nynorsk)
    make.member(make.municipality())
    for number in (1, 2):
        question = ask(round_, nynorsk, text=f"Question {number}?", by=writer)
        answer(question, public_text=f"Public {number}?", answer=f"Answer {number}.", by=leader)
    ask(round_, bokmal, text="Not answered yet?", by=signer)

    assert (send_question_digests(), send_question_digests()) == (3, 0)

    assert set(Mail.objects.values_list("to", "language")) == {
        (signer.email, "nb"),
        (writer.email, "nn"),
        ("post@nynorsk.example.no", "nn"),
    }
    body = Mail.objects.get(to=signer.email).body
    assert all(words in body for words in ("Public 1?", "Answer 2."))
    assert "Not answered" not in body
    assert nynorsk.name not in body
    assert QuestionDigest.objects.get().mails == 3


def test_questions_are_taken_until_the_deadline() -> None:
    round_, place = make.round_(), make.municipality()
    writer = make.member(place)

    with clock.at(round_.closes_at), pytest.raises(RefusedError, match="no longer taken"):
        ask(round_, place, text="Too late?", by=writer)
    assert ask(round_, place, text="In time?", by=writer).municipality == place


def test_the_pages_ask_and_answer(client: Client) -> None:
    round_, place = make.round_(), make.municipality()
    people.sign_in(client, make.member(place, language="en"))
    asked = client.post(reverse("municipalities:question_ask", args=[round_.pk]), {"text": "May two share?"})
    question = Question.objects.get()
    people.sign_in(client, people.project_leader(language="en"))
    page = reverse("municipalities:question_answer", args=[question.pk])

    empty = client.post(page, {"public_text": "May two share?"})
    done = client.post(page, {"public_text": "May two share?", "answer": "Yes."}, follow=True)

    assert (asked.status_code, empty.status_code) == (302, 422)
    assert question.municipality == place
    assert "Waits for the next mail." in done.text
